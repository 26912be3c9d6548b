package com.mangaassist.backend.pipeline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code WS /prod} on 127.0.0.1; the library calls it on its own few threads. */
final class ChatSocketServer extends WebSocketServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChatSocketServer.class);

  /** A ping goes out at this interval; a client that misses one and a half is lost. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final int BACKLOG = 256;
  private static final int CLOSE_MS = 2_000;

  private final UpgradeGuard guard;
  private final OpenSockets sockets;
  private final Function<Outbound, ChatSocket> chats;
  private final CountDownLatch started = new CountDownLatch(1);

  private ChatSocketServer(
      ServerSocketChannel listening,
      UpgradeGuard guard,
      OpenSockets sockets,
      Function<Outbound, ChatSocket> chats) {
    super(listening);
    this.guard = guard;
    this.sockets = sockets;
    this.chats = chats;
    setWebSocketFactory(sockets);
    setTcpNoDelay(true);
    setReuseAddr(true);
    setConnectionLostTimeout(KEEP_ALIVE_SECONDS);
    setDaemon(true);
  }

  /**
   * Starts listening.
   *
   * @param port 0 for any free one
   * @param timer ends upgrades that take too long
   * @param chats what serves one client
   * @throws UncheckedIOException if the port cannot be had
   */
  static ChatSocketServer start(
      int port,
      UpgradeGuard guard,
      ScheduledExecutorService timer,
      Function<Outbound, ChatSocket> chats) {
    try {
      var listening = ServerSocketChannel.open();
      try {
        listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
      } catch (IOException e) {
        listening.close();
        throw e;
      }
      var server = new ChatSocketServer(listening, guard, new OpenSockets(timer), chats);
      server.start();
      server.started.await();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    Optional<String> refusal = guard.refuse(request, getPort());
    if (refusal.isPresent()) {
      LOG.info("An upgrade was refused: {}", refusal.get());
      // The library answers 404, whatever the code.
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, refusal.get());
    }
    return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    if (socket instanceof WebSocketImpl known) {
      var out = new Outbound(known);
      sockets.upgraded(known, out::written);
      socket.setAttachment(chats.apply(out));
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    ChatSocket chat = socket.getAttachment();
    chat.received(text);
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    ChatSocket chat = socket.getAttachment();
    chat.receivedBinary();
  }

  /** The library answers pings without looking at what is queued already. */
  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    ChatSocket chat = socket.getAttachment();
    if (!chat.out().overflows()) {
      super.onWebsocketPing(socket, ping);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    sockets.closed(socket);
    @Nullable ChatSocket chat = socket.getAttachment();
    if (chat != null) {
      chat.gone();
    }
  }

  /** Also hears of clients that never got so far as {@link #onOpen}. */
  @Override
  protected boolean removeConnection(WebSocket socket) {
    sockets.closed(socket);
    return super.removeConnection(socket);
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception e) {
    if (socket == null) {
      LOG.error("The WebSocket server failed", e);
    } else {
      LOG.info("A WebSocket failed: {}", e.getClass().getSimpleName());
    }
  }

  /** Says goodbye to all clients and lets go of the port. */
  @Override
  public void close() {
    try {
      stop(CLOSE_MS, "the gateway is being stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sockets.closeAll();
  }
}
