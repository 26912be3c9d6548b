package com.mangaassist.app.window;

import com.mangaassist.services.events.EventFigures;
import com.mangaassist.views.controls.Later;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.tasks.Tasks;
import java.util.function.Consumer;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the status bar's figures of the day and of the bus: at once after an answer of this window,
 * and now and then for those of other clients and for midnight. On the JavaFX thread.
 */
final class StatusFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);
  private static final Duration EVERY = Duration.seconds(30);

  /** While something comes, so that a minute without it is soon seen. */
  private static final Duration WHILE_BUSY = Duration.seconds(10);

  private final Later later;
  private final StatusModel model;
  private final Reading today;
  private final Reading events;
  private Runnable callOff = () -> {};
  private boolean closed;

  StatusFeed(
      Tasks tasks, Later later, TodayReader reader, EventFigures.Source bus, StatusModel model) {
    this.later = later;
    this.model = model;
    // Each by itself: dead letters may be counted for seconds.
    today =
        new Reading(
            then ->
                tasks
                    .work(reader::read)
                    .success(read -> read.ifPresentOrElse(this::show, this::showNothing))
                    .failure(
                        e -> {
                          LOG.debug("Today's figures cannot be read", e);
                          showNothing();
                        })
                    .atLast(then)
                    .start());
    events =
        new Reading(
            then ->
                tasks
                    .work(bus::events)
                    .success(this::showEvents)
                    .failure(
                        e -> {
                          LOG.debug("The figures of the bus cannot be read", e);
                          showEvents(null);
                        })
                    .atLast(then)
                    .start());
  }

  /** Reads the figures now; while they are being read, once more afterwards. */
  void refresh() {
    callOff.run();
    if (closed) {
      return;
    }
    today.now();
    events.now();
  }

  /** Reads one kind of figures, never twice at a time. On the JavaFX thread. */
  private final class Reading {

    private final Consumer<Runnable> read;
    private boolean underWay;
    private boolean once;

    /**
     * By this way.
     *
     * @param read reads in the background, shows what came and then runs its argument
     */
    Reading(Consumer<Runnable> read) {
      this.read = read;
    }

    void now() {
      if (underWay) {
        once = true;
        return;
      }
      underWay = true;
      read.accept(this::ended);
    }

    private void ended() {
      underWay = false;
      if (once && !closed) {
        once = false;
        now();
      } else {
        next();
      }
    }
  }

  /** When neither is under way, both are read again after a while. */
  private void next() {
    if (!closed && !today.underWay && !events.underWay) {
      callOff.run();
      callOff = later.after(busy() ? WHILE_BUSY : EVERY, this::refresh);
    }
  }

  private boolean busy() {
    Long messages = model.messagesPerMinuteProperty().get();
    Long events = model.eventsPerMinuteProperty().get();
    // The queues are there a moment after the gateway is.
    boolean incomplete = events != null && model.deadLettersProperty().get() == null;
    return (messages != null && messages > 0) || (events != null && events > 0) || incomplete;
  }

  private void show(TodayFigures figures) {
    model.messagesTodayProperty().set(figures.messages());
    model.messagesPerMinuteProperty().set(figures.lastMinute());
    model.costTodayProperty().set(figures.costUsd());
    model.costIsWholeProperty().set(figures.costIsWhole());
    model.firstTokenP95Property().set(figures.firstTokenP95());
  }

  private void showEvents(@Nullable EventFigures events) {
    model.eventsPerMinuteProperty().set(events == null ? null : events.lastMinute());
    model.deadLettersProperty().set(events == null ? null : events.deadLetters());
  }

  private void showNothing() {
    model.messagesTodayProperty().set(null);
    model.messagesPerMinuteProperty().set(null);
    model.costTodayProperty().set(null);
    model.firstTokenP95Property().set(null);
  }

  /** Reads no more. */
  @Override
  public void close() {
    closed = true;
    callOff.run();
  }
}
