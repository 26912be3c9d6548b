package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.platform.parts.SparseLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
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

  private final SparseLog refusals = new SparseLog(LOG);
  private final Parts parts;
  private final ServerSocketChannel listening;
  private final Runnable died;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile boolean closing;

  /**
   * What it works with.
   *
   * @param sockets keeps account of them
   * @param visits takes note of who comes
   * @param chats what serves one client
   */
  record Parts(
      UpgradeGuard guard,
      Accepting accepting,
      OpenSockets sockets,
      SocketVisit.Book visits,
      BiFunction<Outbound, SocketVisit, ChatSocket> chats) {}

  private ChatSocketServer(ServerSocketChannel listening, Parts parts, Runnable died) {
    super(listening);
    this.listening = listening;
    this.parts = parts;
    this.died = died;
    OpenSockets sockets = parts.sockets();
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
   * @param died told when it ends without having been closed
   * @throws UncheckedIOException if the port cannot be had
   */
  static ChatSocketServer start(int port, Parts parts, Runnable died) {
    try {
      var listening = ServerSocketChannel.open();
      try {
        // Its last connections may still linger when it takes the place of one that died.
        listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listening.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
      } catch (IOException e) {
        listening.close();
        throw e;
      }
      var server = new ChatSocketServer(listening, parts, died);
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
  public void run() {
    try {
      super.run();
    } finally {
      // Whoever waits for the start of one that cannot is not kept.
      started.countDown();
      discard(listening);
      if (!closing) {
        died.run();
      }
    }
  }

  /**
   * Takes all who wait. The library would do it after this, and not survive a failure; that its key
   * is "cancelled" is the one answer that makes it go on with the next key and no harm done.
   */
  @Override
  protected boolean onConnect(SelectionKey key) {
    key.selector().selectedKeys().remove(key);
    SocketChannel channel = parts.accepting().next(key, listening);
    while (channel != null) {
      register(channel, key.selector());
      channel = parts.accepting().next(key, listening);
    }
    throw new CancelledKeyException();
  }

  private void register(SocketChannel channel, Selector selector) {
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      WebSocketImpl socket = parts.sockets().createWebSocket(this, List.of());
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ, socket);
      socket.setSelectionKey(key);
      socket.setChannel(parts.sockets().wrapChannel(channel, key));
      allocateBuffers(socket);
    } catch (IOException e) {
      refusals.note("A client went before it was connected");
      discard(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      discard(channel);
    }
  }

  private static void discard(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A channel did not close", e);
    }
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    String trace = request.getFieldValue(TraceHeader.NAME);
    UpgradeGuard.Decision decision = parts.guard().decide(request, getPort());
    if (!(decision instanceof UpgradeGuard.Decision.Admitted(Caller caller))) {
      throw refused(socket, trace, decision);
    }
    SocketVisit visit = parts.visits().admitted(trace, caller);
    socket.setAttachment(visit);
    ServerHandshakeBuilder answer =
        super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    visit.answerHeaders().forEach(answer::put);
    return answer;
  }

  /** The library answers 404, whatever the code; the channel words it anew. */
  private InvalidDataException refused(
      WebSocket socket, String trace, UpgradeGuard.Decision decision) {
    switch (decision) {
      case UpgradeGuard.Decision.Admitted admitted -> {}
      case UpgradeGuard.Decision.Refused(int status, String reason) ->
          refused(trace, status, reason);
      case UpgradeGuard.Decision.Broken(String reason) -> {
        refused(trace, 400, reason);
        if (socket instanceof WebSocketImpl known
            && known.getChannel() instanceof SocketChannelTap tap) {
          tap.broken();
        }
      }
    }
    return new InvalidDataException(CloseFrame.POLICY_VALIDATION, "refused");
  }

  private void refused(String trace, int status, String reason) {
    parts.visits().refused(trace, status);
    refusals.note("An upgrade was refused: " + reason);
  }

  /** Somebody whose upgrade is done. */
  private record Peer(ChatSocket chat) {

    static @Nullable ChatSocket of(WebSocket socket) {
      Object attached = socket.getAttachment();
      return attached instanceof Peer(ChatSocket chat) ? chat : null;
    }
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake request) {
    if (socket instanceof WebSocketImpl known
        && known.getAttachment() instanceof SocketVisit visit) {
      var out = new Outbound(known, Outbound.PATIENCE, refusals);
      parts.sockets().upgraded(known, out);
      socket.setAttachment(new Peer(parts.chats().apply(out, visit)));
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    ChatSocket chat = Peer.of(socket);
    if (chat != null) {
      chat.received(text);
    }
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    ChatSocket chat = Peer.of(socket);
    if (chat != null) {
      chat.receivedBinary();
    }
  }

  /** The library answers pings without looking at what is queued already. */
  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    ChatSocket chat = Peer.of(socket);
    if (chat != null && !chat.out().overflows()) {
      super.onWebsocketPing(socket, ping);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    parts.sockets().closed(socket);
    ChatSocket chat = Peer.of(socket);
    if (chat != null) {
      chat.gone();
    }
  }

  /** Also hears of clients that never got so far as {@link #onOpen}. */
  @Override
  protected boolean removeConnection(WebSocket socket) {
    parts.sockets().closed(socket);
    return super.removeConnection(socket);
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception e) {
    if (socket == null) {
      LOG.error("The WebSocket server failed", e);
    } else if (e.getCause() instanceof Error) {
      LOG.error("A WebSocket failed", e);
    } else {
      refusals.note("A WebSocket failed: " + e.getClass().getSimpleName());
    }
  }

  /** Says goodbye to all clients and lets go of the port. */
  @Override
  public void close() {
    closing = true;
    try {
      stop(CLOSE_MS, "the gateway is being stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    parts.sockets().closeAll();
    refusals.close();
  }
}
