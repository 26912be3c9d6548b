package com.mangaassist.services.chat;

import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket of {@link WebSocketChat}; what is sent before it is open waits for that. */
final class SocketConnection implements ChatConnection {

  private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);

  /** Both the TCP connection and the upgrade have to be done within this. */
  private static final int OPEN_SECONDS = 10;

  /** A ping goes out at this interval; a peer that misses one and a half is lost. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  /** The gateway takes frames of up to 32 KB; longer messages go in several. */
  private static final int FRAGMENT_BYTES = 16 * 1024;

  private final Listener listener;
  private final Socket socket;
  private final Object lock = new Object();
  // Null once the socket is open; guarded by lock.
  private @Nullable List<String> waiting = new ArrayList<>();
  private volatile boolean closed;
  private volatile @Nullable Exception lastError;

  SocketConnection(URI address, Map<String, String> headers, Listener listener) {
    this.listener = listener;
    this.socket = new Socket(address, headers);
  }

  /** Connects in the background. */
  void start() {
    Thread.ofVirtual().name("chat-connect").start(this::connect);
  }

  private void connect() {
    try {
      if (!socket.connectBlocking(OPEN_SECONDS, TimeUnit.SECONDS)) {
        // Also after a refusal, where it is a repetition without effect.
        socket.closeConnection(CloseFrame.NEVER_CONNECTED, "no answer to the upgrade");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void send(ChatRequest request) {
    var json = Json.object().put("action", "sendMessage");
    putIfPresent(json, "sessionId", request.sessionId());
    json.put("customerId", request.customerId()).put("message", request.message());
    putIfPresent(json, "segment", request.segment());
    putIfPresent(json, "language", request.language());
    putIfPresent(json, "modelId", request.modelId());
    putIfPresent(json, "after", request.after());
    sendText(Json.write(json));
  }

  private static void putIfPresent(
      com.fasterxml.jackson.databind.node.ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  @Override
  public void stop() {
    sendText("{\"action\":\"stop\"}");
  }

  private void sendText(String text) {
    synchronized (lock) {
      if (waiting != null) {
        waiting.add(text);
        return;
      }
      transmit(text);
    }
  }

  private void transmit(String text) {
    if (!socket.isOpen()) {
      // The listener hears "disconnected", which ends whatever it waits for.
      return;
    }
    if (!closed) {
      listener.sent(text);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= FRAGMENT_BYTES) {
      socket.send(text);
      return;
    }
    for (int at = 0; at < utf8.length; at += FRAGMENT_BYTES) {
      int length = Math.min(FRAGMENT_BYTES, utf8.length - at);
      boolean last = at + length == utf8.length;
      socket.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(utf8, at, length), last);
    }
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
  }

  private void opened() {
    synchronized (lock) {
      List<String> queued = waiting == null ? List.of() : waiting;
      waiting = null;
      queued.forEach(this::transmit);
    }
    if (!closed) {
      listener.connected();
    }
  }

  private void received(String text) {
    if (closed) {
      return;
    }
    ServerFrame frame;
    try {
      frame = FrameCodec.decode(text);
    } catch (MalformedJsonException e) {
      frame =
          new ServerFrame.Failure(
              "UnreadableFrame", "The gateway sent something that cannot be read.", false);
    }
    if (frame instanceof ServerFrame.Failure failure
        && failure.code().equals(ServerFrame.Failure.NOTHING_TO_STOP)) {
      // The end of the answer crossed the stop and has been heard; the next message has no part in
      // it.
      LOG.debug("stopped too late");
      return;
    }
    listener.frame(frame, text);
  }

  private void ended(int code) {
    if (!closed) {
      closed = true;
      listener.disconnected(problem(code));
    }
  }

  /** A sentence for people; the library's own texts may repeat what was sent. */
  private String problem(int code) {
    String gateway = "The gateway at " + socket.getURI().getAuthority();
    Exception error = lastError;
    if (error instanceof ConnectException || error instanceof UnknownHostException) {
      return gateway + " cannot be reached. Check that the backend is running.";
    }
    if (error instanceof SocketTimeoutException) {
      return gateway + " did not answer in time. Check the address and the network.";
    }
    return switch (code) {
      case CloseFrame.NEVER_CONNECTED -> gateway + " did not answer in time. Try again.";
      case CloseFrame.PROTOCOL_ERROR ->
          gateway + " refused the connection. Check the token and the API key.";
      case CloseFrame.GOING_AWAY, CloseFrame.NORMAL -> gateway + " ended the connection.";
      case CloseFrame.TOOBIG -> gateway + " ended the connection: the message was too long.";
      default -> "The connection to the gateway was lost. Sending again reconnects.";
    };
  }

  /** The library's client, its callbacks handed on. */
  private final class Socket extends WebSocketClient {

    Socket(URI address, Map<String, String> headers) {
      super(address, new Draft_6455(), headers, OPEN_SECONDS * 1000);
      setTcpNoDelay(true);
      setConnectionLostTimeout(KEEP_ALIVE_SECONDS);
      setDaemon(true);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      opened();
    }

    @Override
    public void onMessage(String text) {
      received(text);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      ended(code);
    }

    @Override
    public void onError(Exception e) {
      lastError = e;
      LOG.debug("connection to {}: {}", getURI().getAuthority(), e.getClass().getSimpleName());
    }
  }
}
