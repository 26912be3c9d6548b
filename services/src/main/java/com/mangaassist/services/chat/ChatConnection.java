package com.mangaassist.services.chat;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket to the gateway that carries one answer at a time.
 *
 * <p>Callbacks come on the connection's own thread, in order, never after {@link #close()}.
 */
public interface ChatConnection extends AutoCloseable {

  /**
   * Sends a message; its frames go to {@code frames} until one of done, stopped, failure, or until
   * {@link Listener#disconnected}.
   */
  void send(ChatRequest request);

  /**
   * Asks to stop the answer that is under way; a {@link ServerFrame.Stopped} or done follows, and
   * nothing when none is.
   */
  void stop();

  @Override
  void close();

  /** Opens connections; what the panes hold. */
  interface Factory {
    /** Connects without blocking; {@link Listener#connected} or disconnected follows. */
    ChatConnection open(Listener listener);
  }

  /** Hears what happens on a connection. */
  interface Listener {
    void connected();

    /**
     * A message went out.
     *
     * @param raw its JSON text as sent
     */
    default void sent(String raw) {}

    /**
     * A frame came in.
     *
     * @param raw its JSON text as received
     */
    void frame(ServerFrame frame, String raw);

    /**
     * The connection is gone and brings nothing any more.
     *
     * @param problem why, for people; absent after a close that was asked for
     */
    void disconnected(@Nullable String problem);
  }

  /** A listener that only looks at frames. */
  static Listener onFrames(Consumer<ServerFrame> frames) {
    return new Listener() {
      @Override
      public void connected() {}

      @Override
      public void frame(ServerFrame frame, String raw) {
        frames.accept(frame);
      }

      @Override
      public void disconnected(@Nullable String problem) {}
    };
  }
}
