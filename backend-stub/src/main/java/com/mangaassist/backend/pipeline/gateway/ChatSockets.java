package com.mangaassist.backend.pipeline.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link ChatSocketServer} on one port: when one dies another takes its place, as often as
 * it takes.
 */
final class ChatSockets implements AutoCloseable, Health {

  private static final Logger LOG = LoggerFactory.getLogger(ChatSockets.class);

  private final ChatSocketServer.Parts parts;
  private final ScheduledExecutorService timer;
  private final Duration pause;
  private final int port;
  private ChatSocketServer server;
  private boolean closed;
  private volatile boolean dead;

  private ChatSockets(
      int port, ChatSocketServer.Parts parts, ScheduledExecutorService timer, Duration pause) {
    this.parts = parts;
    this.timer = timer;
    this.pause = pause;
    this.server = ChatSocketServer.start(port, parts, this::died);
    this.port = server.getPort();
  }

  /**
   * Starts listening.
   *
   * @param port 0 for any free one
   * @param pause between attempts to listen again
   * @throws java.io.UncheckedIOException if the port cannot be had
   */
  static ChatSockets start(
      int port, ChatSocketServer.Parts parts, ScheduledExecutorService timer, Duration pause) {
    return new ChatSockets(port, parts, timer, pause);
  }

  int port() {
    return port;
  }

  private void died() {
    dead = true;
    LOG.error("The WebSocket server died; another takes its place");
    again();
  }

  private void again() {
    try {
      var _ = timer.schedule(this::replace, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The gateway is being closed");
    }
  }

  private synchronized void replace() {
    if (closed) {
      return;
    }
    try {
      server.close();
      dead = false; // before the next one can die
      server = ChatSocketServer.start(port, parts, this::died);
      LOG.info("WebSockets can be opened again");
    } catch (RuntimeException e) {
      dead = true;
      LOG.warn("The WebSocket server does not start yet: {}", e.getMessage());
      again();
    }
  }

  @Override
  public List<Part> parts() {
    String trouble = dead ? "its server is being started again" : parts.accepting().trouble();
    return List.of(
        trouble.isEmpty()
            ? new Part("gateway", State.HEALTHY, "")
            : new Part(
                "gateway", State.DEGRADED, "New WebSockets cannot be opened now: " + trouble));
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.close();
  }
}
