package com.mangaassist.backend.pipeline.gateway;

import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
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
  private static final int HANDSHAKE_SECONDS = 10;

  private final ScheduledExecutorService timer;
  private final Map<WebSocket, Future<?>> alarms = new ConcurrentHashMap<>();

  OpenSockets(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
    return createWebSocket(listener, List.of(draft));
  }

  /** Our own draft instead of the server's: the library offers no other place for it. */
  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
    var socket = new WebSocketImpl(listener, List.of(new GatewayDraft()));
    alarms.put(socket, timer.schedule(() -> tooLate(socket), HANDSHAKE_SECONDS, TimeUnit.SECONDS));
    return socket;
  }

  @Override
  public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) {
    return new SocketChannelTap(channel);
  }

  private static void tooLate(WebSocketImpl socket) {
    LOG.info("An upgrade was refused: it took over {} s", HANDSHAKE_SECONDS);
    socket.closeConnection(CloseFrame.POLICY_VALIDATION, "the upgrade took too long");
  }

  void upgraded(WebSocketImpl socket, Runnable onWritten) {
    Future<?> alarm = alarms.get(socket);
    if (alarm != null) {
      alarm.cancel(false);
    }
    if (socket.getChannel() instanceof SocketChannelTap tap) {
      tap.upgraded(onWritten);
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
  }
}
