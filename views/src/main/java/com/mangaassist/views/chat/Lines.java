package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.views.controls.Crossing;
import com.mangaassist.views.controls.Later;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The connections to the gateway: one carries one answer at a time, so there are as many as there
 * are answers under way, and one that waits. When all are lost a new one is tried again and again,
 * at growing intervals. On the JavaFX thread.
 */
final class Lines implements Line.Owner, AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final ChatConnection.Factory factory;
  private final Crossing crossing;
  private final Later later;
  private final InstantSource clock;
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Call> waiting = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<LineState> state =
      new ReadOnlyObjectWrapper<>(this, "state", new LineState.Idle());
  private Runnable callOff = () -> {};
  private int failures;
  private boolean closed;

  Lines(ChatConnection.Factory factory, Crossing crossing, Later later, InstantSource clock) {
    this.factory = factory;
    this.crossing = crossing;
    this.later = later;
    this.clock = clock;
  }

  ReadOnlyObjectProperty<LineState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Opens a connection ahead of the first message. */
  void connect() {
    if (lines.isEmpty() && state.get() instanceof LineState.Idle) {
      open();
    }
  }

  /** Sends a message as soon as a connection is free for it. */
  void send(Call call) {
    for (Line line : lines) {
      if (line.isFree()) {
        line.send(call);
        return;
      }
    }
    waiting.add(call);
    if (!(state.get() instanceof LineState.Lost) && lines.stream().allMatch(Line::isOpen)) {
      open();
    }
  }

  /** Takes back a message that is not yet sent; false when it is. */
  boolean withdraw(Call call) {
    return waiting.remove(call);
  }

  /** Asks the gateway to stop the answer to a message that was sent. */
  void stop(Call call) {
    for (Line line : lines) {
      if (call.equals(line.call())) {
        line.stop();
      }
    }
  }

  /** Tries at once instead of when it is time. */
  void retryNow() {
    if (state.get() instanceof LineState.Lost) {
      callOff.run();
      open();
    }
  }

  private void open() {
    if (closed) {
      return;
    }
    Line line = new Line(crossing, clock, this);
    lines.add(line);
    if (lines.stream().noneMatch(Line::isOpen)) {
      state.set(new LineState.Connecting(failures > 0));
    }
    line.open(factory);
  }

  @Override
  public void opened(Line line) {
    failures = 0;
    state.set(new LineState.Connected());
    free(line);
    if (!waiting.isEmpty() && lines.stream().allMatch(Line::isOpen)) {
      open();
    }
  }

  @Override
  public void free(Line line) {
    Call next = waiting.poll();
    if (next != null) {
      line.send(next);
    } else if (lines.stream().filter(Line::isFree).count() > 1) {
      // One that waits is enough.
      line.close();
      lines.remove(line);
    }
  }

  @Override
  public void lost(Line line, String problem) {
    lines.remove(line);
    if (closed) {
      return;
    }
    if (!lines.isEmpty()) {
      if (lines.stream().noneMatch(Line::isOpen)) {
        state.set(new LineState.Connecting(true));
      }
      return;
    }
    failures++;
    Duration wait = wait(failures);
    state.set(new LineState.Lost(problem, wait));
    callOff = later.after(javafx.util.Duration.millis((double) wait.toMillis()), this::open);
  }

  /** Half a second, then twice as long each time, up to half a minute. */
  static Duration wait(int failures) {
    Duration wait = Duration.ofMillis(500L << Math.min(failures - 1, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Ends all connections; nobody hears of it. */
  @Override
  public void close() {
    closed = true;
    callOff.run();
    waiting.clear();
    lines.forEach(Line::close);
    lines.clear();
  }
}
