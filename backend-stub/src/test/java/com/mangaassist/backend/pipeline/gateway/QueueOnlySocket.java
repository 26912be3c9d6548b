package com.mangaassist.backend.pipeline.gateway;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.handshake.Handshakedata;

/** The library's WebSocket, upgraded, over a network that takes nothing by itself. */
final class QueueOnlySocket extends WebSocketAdapter {

  private static final List<String> UPGRADE =
      List.of(
          "GET /prod HTTP/1.1",
          "Host: 127.0.0.1",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "",
          "");

  final WebSocketImpl socket = new WebSocketImpl(this, List.of(new GatewayDraft()));
  final CompletableFuture<Integer> closed = new CompletableFuture<>();

  QueueOnlySocket() {
    socket.decode(
        ByteBuffer.wrap(String.join("\r\n", UPGRADE).getBytes(StandardCharsets.US_ASCII)));
    socket.outQueue.clear();
  }

  @Override
  public void onWebsocketMessage(WebSocket conn, String message) {}

  @Override
  public void onWebsocketMessage(WebSocket conn, ByteBuffer blob) {}

  @Override
  public void onWebsocketOpen(WebSocket conn, Handshakedata request) {}

  @Override
  public void onWebsocketClose(WebSocket conn, int code, String reason, boolean remote) {
    closed.complete(code);
  }

  @Override
  public void onWebsocketClosing(WebSocket conn, int code, String reason, boolean remote) {}

  @Override
  public void onWebsocketCloseInitiated(WebSocket conn, int code, String reason) {}

  @Override
  public void onWebsocketError(WebSocket conn, Exception e) {}

  @Override
  public void onWriteDemand(WebSocket conn) {}

  @Override
  public InetSocketAddress getLocalSocketAddress(WebSocket conn) {
    return InetSocketAddress.createUnresolved("127.0.0.1", 1);
  }

  @Override
  public InetSocketAddress getRemoteSocketAddress(WebSocket conn) {
    return InetSocketAddress.createUnresolved("127.0.0.1", 2);
  }
}
