package com.mangaassist.app.window;

import com.mangaassist.services.events.EventFigures;
import com.mangaassist.views.controls.Later;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.tasks.Tasks;
import java.io.IOException;
import java.util.Optional;
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

  private final Tasks tasks;
  private final Later later;
  private final TodayReader reader;
  private final EventFigures.Source bus;
  private final StatusModel model;
  private Runnable callOff = () -> {};
  private boolean reading;
  private boolean once;
  private boolean closed;

  /** What was read at once; empty where nobody could tell. */
  private record Read(Optional<TodayFigures> today, Optional<EventFigures> events) {}

  StatusFeed(
      Tasks tasks, Later later, TodayReader reader, EventFigures.Source bus, StatusModel model) {
    this.tasks = tasks;
    this.later = later;
    this.reader = reader;
    this.bus = bus;
    this.model = model;
  }

  /** Reads the figures now; while they are being read, once more afterwards. */
  void refresh() {
    callOff.run();
    if (closed) {
      return;
    }
    if (reading) {
      once = true;
      return;
    }
    reading = true;
    tasks
        .work(() -> new Read(reader.read(), events()))
        .success(
            read -> {
              read.today().ifPresentOrElse(this::show, this::showNothing);
              show(read.events().orElse(null));
            })
        .failure(
            e -> {
              LOG.debug("Today's figures cannot be read", e);
              showNothing();
              show((EventFigures) null);
            })
        .atLast(this::next)
        .start();
  }

  /** A gateway may tell its conversations and not how busy its bus is. */
  private Optional<EventFigures> events() {
    try {
      return Optional.of(bus.events());
    } catch (IOException e) {
      LOG.debug("The figures of the bus cannot be read", e);
      return Optional.empty();
    }
  }

  private void next() {
    reading = false;
    if (once) {
      once = false;
      refresh();
    } else if (!closed) {
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

  private void show(@Nullable EventFigures events) {
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
