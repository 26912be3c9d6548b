package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.platform.parts.SparseLog;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All WebSockets from their first byte on. The library knows them only once they are upgraded, and
 * would wait for an upgrade for ever.
 */
final class OpenSockets implements WebSocketServerFactory {

  private static final Logger LOG = LoggerFactory.getLogger(OpenSockets.class);

  private final SparseLog refusals = new SparseLog(LOG);
  private final ScheduledExecutorService timer;
  private final Duration patience;
  private final Duration idle;
  private final Duration age;
  private final Map<WebSocket, Future<?>> alarms = new ConcurrentHashMap<>();

  /** Ends upgrades that take too long, and sockets that nobody uses or that are too old. */
  OpenSockets(ScheduledExecutorService timer, Gateway.Limits limits) {
    this.timer = timer;
    this.patience = limits.upgrade();
    this.idle = limits.idle();
    this.age = limits.age();
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
    return createWebSocket(listener, List.of(draft));
  }

  /** Our own draft instead of the server's: the library offers no other place for it. */
  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
    var socket = new WebSocketImpl(new DirectWriting(listener, timer), List.of(new GatewayDraft()));
    alarms.put(
        socket, timer.schedule(() -> tooLate(socket), patience.toMillis(), TimeUnit.MILLISECONDS));
    return socket;
  }

  @Override
  public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) {
    return new SocketChannelTap(channel);
  }

  private void tooLate(WebSocketImpl socket) {
    refusals.note("An upgrade was refused: it took over " + patience);
    socket.closeConnection(CloseFrame.POLICY_VALIDATION, "the upgrade took too long");
  }

  void upgraded(WebSocketImpl socket, Outbound out) {
    if (socket.getChannel() instanceof SocketChannelTap tap) {
      tap.upgraded(out::written);
    }
    watch(socket, out, System.nanoTime() + age.toNanos());
  }

  /** Looks again when the socket would have been idle for too long, or is too old. */
  private void watch(WebSocketImpl socket, Outbound out, long end) {
    long now = System.nanoTime();
    long left = Math.min(out.idleSince() + idle.toNanos(), end) - now;
    if (left <= 0) {
      // The code and the words of API Gateway.
      socket.close(CloseFrame.GOING_AWAY, "Going away");
      return;
    }
    Future<?> earlier =
        alarms.computeIfPresent(
            socket,
            (known, alarm) -> {
              alarm.cancel(false);
              return timer.schedule(() -> watch(socket, out, end), left, TimeUnit.NANOSECONDS);
            });
    if (earlier == null) {
      LOG.debug("A socket was gone before it was watched");
    }
  }

  void closed(WebSocket socket) {
    Future<?> alarm = alarms.remove(socket);
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  void closeAll() {
    for (WebSocket socket : List.copyOf(alarms.keySet())) {
      socket.closeConnection(CloseFrame.GOING_AWAY, "the gateway is being stopped");
      closed(socket);
    }
  }

  @Override
  public void close() {
    closeAll();
    refusals.close();
  }
}
