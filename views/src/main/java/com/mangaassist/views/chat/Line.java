package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.controls.Crossing;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One connection and the call that it carries. On the JavaFX thread but for the listener. */
final class Line implements ChatConnection.Listener {

  /** Hears what becomes of a line. */
  interface Owner {
    void opened(Line line);

    void free(Line line);

    void lost(Line line, String problem);
  }

  private final Crossing crossing;
  private final InstantSource clock;
  private final Owner owner;
  private @Nullable ChatConnection connection;
  private @Nullable Call call;
  private boolean open;
  private boolean closed;

  Line(Crossing crossing, InstantSource clock, Owner owner) {
    this.crossing = crossing;
    this.clock = clock;
    this.owner = owner;
  }

  void open(ChatConnection.Factory factory) {
    ChatConnection made = factory.open(this);
    connection = made;
    // It may have been open, or lost, before it was handed over.
    if (closed) {
      made.close();
    } else if (open) {
      owner.opened(this);
    }
  }

  boolean isFree() {
    return open && call == null;
  }

  boolean isOpen() {
    return open;
  }

  @Nullable Call call() {
    return call;
  }

  void send(Call next) {
    ChatConnection to = connection;
    if (to == null) {
      throw new IllegalStateException("not open");
    }
    call = next;
    next.sent();
    to.send(next.request());
  }

  void stop() {
    if (connection != null) {
      connection.stop();
    }
  }

  void close() {
    closed = true;
    open = false;
    if (connection != null) {
      connection.close();
    }
  }

  @Override
  public void connected() {
    post(
        () -> {
          open = true;
          if (connection != null) {
            owner.opened(this);
          }
        });
  }

  @Override
  public void sent(String raw) {
    Instant at = clock.instant();
    post(() -> wire(new WireFrame(at, true, FrameType.ofSent(raw), raw)));
  }

  @Override
  public void frame(ServerFrame frame, String raw) {
    Instant at = clock.instant();
    post(
        () -> {
          wire(new WireFrame(at, false, FrameType.of(frame), raw));
          Call now = call;
          if (now == null) {
            return;
          }
          if (FrameType.isLast(frame)) {
            call = null;
          }
          now.frame(frame);
          if (call == null && !closed) {
            owner.free(this);
          }
        });
  }

  @Override
  public void disconnected(@Nullable String problem) {
    post(
        () -> {
          Call cut = call;
          String why = problem == null ? "" : problem;
          close();
          call = null;
          if (cut != null) {
            cut.lost(why);
          }
          owner.lost(this, why);
        });
  }

  private void wire(WireFrame frame) {
    if (call != null) {
      call.wire(frame);
    }
  }

  private void post(Runnable work) {
    crossing.post(
        () -> {
          if (!closed) {
            work.run();
          }
        });
  }
}
