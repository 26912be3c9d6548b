package com.mangaassist.backend.pipeline.gateway;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketListener;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** Hands all that a connection tells on to another listener. */
abstract class ForwardingListener implements WebSocketListener {
  private final WebSocketListener to;

  ForwardingListener(WebSocketListener to) {
    this.to = to;
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
    return to.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
  }

  @Override
  public void onWebsocketHandshakeReceivedAsClient(
      WebSocket socket, ClientHandshake request, ServerHandshake response)
      throws InvalidDataException {
    to.onWebsocketHandshakeReceivedAsClient(socket, request, response);
  }

  @Override
  public void onWebsocketHandshakeSentAsClient(WebSocket socket, ClientHandshake request)
      throws InvalidDataException {
    to.onWebsocketHandshakeSentAsClient(socket, request);
  }

  @Override
  public void onWebsocketMessage(WebSocket socket, String text) {
    to.onWebsocketMessage(socket, text);
  }

  @Override
  public void onWebsocketMessage(WebSocket socket, ByteBuffer bytes) {
    to.onWebsocketMessage(socket, bytes);
  }

  @Override
  public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
    to.onWebsocketOpen(socket, handshake);
  }

  @Override
  public void onWebsocketClose(WebSocket socket, int code, String reason, boolean remote) {
    to.onWebsocketClose(socket, code, reason, remote);
  }

  @Override
  public void onWebsocketClosing(WebSocket socket, int code, String reason, boolean remote) {
    to.onWebsocketClosing(socket, code, reason, remote);
  }

  @Override
  public void onWebsocketCloseInitiated(WebSocket socket, int code, String reason) {
    to.onWebsocketCloseInitiated(socket, code, reason);
  }

  @Override
  public void onWebsocketError(WebSocket socket, Exception problem) {
    to.onWebsocketError(socket, problem);
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    to.onWebsocketPing(socket, ping);
  }

  @Override
  public PingFrame onPreparePing(WebSocket socket) {
    return to.onPreparePing(socket);
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    to.onWebsocketPong(socket, pong);
  }

  @Override
  public void onWriteDemand(WebSocket socket) {
    to.onWriteDemand(socket);
  }

  @Override
  public InetSocketAddress getLocalSocketAddress(WebSocket socket) {
    return to.getLocalSocketAddress(socket);
  }

  @Override
  public InetSocketAddress getRemoteSocketAddress(WebSocket socket) {
    return to.getRemoteSocketAddress(socket);
  }
}
