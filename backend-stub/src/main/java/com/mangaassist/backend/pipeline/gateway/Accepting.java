package com.mangaassist.backend.pipeline.gateway;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new WebSocket connections in the library's place, which closes its port for good when it
 * cannot have one because the process has too many files open.
 */
final class Accepting {

  private static final Logger LOG = LoggerFactory.getLogger(Accepting.class);

  /** How the system hands out a connection. */
  @FunctionalInterface
  interface Door {
    @Nullable SocketChannel next(ServerSocketChannel listening) throws IOException;
  }

  private final Door door;
  private final ScheduledExecutorService timer;
  private final Duration pause;
  private volatile String trouble = "";

  /** After a failure it tries again when {@code pause} is over. */
  Accepting(Door door, ScheduledExecutorService timer, Duration pause) {
    this.door = door;
    this.timer = timer;
    this.pause = pause;
  }

  /** Why nobody can connect now; empty while all can. */
  String trouble() {
    return trouble;
  }

  /**
   * The next connection, or null when there is none now, or none can be had: then the key listens
   * to nothing for a while, so that its selector serves those who are connected.
   */
  @Nullable SocketChannel next(SelectionKey key, ServerSocketChannel listening) {
    try {
      SocketChannel channel = door.next(listening);
      if (channel != null && !trouble.isEmpty()) {
        LOG.info("WebSockets can be opened again");
        trouble = "";
      }
      return channel;
    } catch (IOException e) {
      if (trouble.isEmpty()) {
        LOG.error("No WebSocket can be opened now; tried again soon: {}", e.getMessage());
      }
      trouble = String.valueOf(e.getMessage());
      rest(key);
      return null;
    }
  }

  private void rest(SelectionKey key) {
    key.interestOps(0);
    try {
      var _ = timer.schedule(() -> listenAgain(key), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The gateway is being closed");
    }
  }

  private static void listenAgain(SelectionKey key) {
    if (key.isValid()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
      key.selector().wakeup();
    }
  }
}
