package com.mangaassist.app.window;

import com.mangaassist.views.controls.Later;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.tasks.Tasks;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the status bar's figures of the day: at once after an answer of this window, and now and
 * then for those of other clients and for midnight. On the JavaFX thread.
 */
final class StatusFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);
  private static final Duration EVERY = Duration.seconds(30);

  /** While messages come, so that a minute without any is soon seen. */
  private static final Duration WHILE_BUSY = Duration.seconds(10);

  private final Tasks tasks;
  private final Later later;
  private final TodayReader reader;
  private final StatusModel model;
  private Runnable callOff = () -> {};
  private boolean reading;
  private boolean once;
  private boolean closed;

  StatusFeed(Tasks tasks, Later later, TodayReader reader, StatusModel model) {
    this.tasks = tasks;
    this.later = later;
    this.reader = reader;
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
        .work(reader::read)
        .success(figures -> figures.ifPresentOrElse(this::show, this::showNothing))
        .failure(
            e -> {
              LOG.debug("Today's figures cannot be read", e);
              showNothing();
            })
        .atLast(this::next)
        .start();
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
    Long now = model.messagesPerMinuteProperty().get();
    return now != null && now > 0;
  }

  private void show(TodayFigures figures) {
    model.messagesTodayProperty().set(figures.messages());
    model.messagesPerMinuteProperty().set(figures.lastMinute());
    model.costTodayProperty().set(figures.costUsd());
    model.costIsWholeProperty().set(figures.costIsWhole());
    model.firstTokenP95Property().set(figures.firstTokenP95());
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
