package com.mangaassist.app.bench;

import com.mangaassist.services.connection.ConnectionFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A WebSocket that costs its client no thread, so that a thousand of them cost little. */
final class IdleSocket implements AutoCloseable {

  private static final int PATIENCE_MS = 20_000;
  private static final int PING = 0x9;
  private static final byte[] MASKED_PING = {
    (byte) 0x81,
    (byte) 0x91,
    0,
    0,
    0,
    0,
    '{',
    '"',
    'a',
    'c',
    't',
    'i',
    'o',
    'n',
    '"',
    ':',
    '"',
    'p',
    'i',
    'n',
    'g',
    '"',
    '}'
  };

  private final Socket socket;

  private IdleSocket(Socket socket) {
    this.socket = socket;
  }

  static IdleSocket open(ConnectionFile at) throws IOException {
    URI address = URI.create(at.webSocketUrl());
    var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), address.getPort());
    socket.setSoTimeout(PATIENCE_MS);
    String request =
        String.join(
            "\r\n",
            "GET " + address.getPath() + " HTTP/1.1",
            "Host: 127.0.0.1:" + address.getPort(),
            "Authorization: Bearer " + at.bearerToken(),
            "X-Api-Key: " + at.loadApiKey(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the upgrade was refused");
      }
      head.write(next);
    }
    if (!head.toString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 101")) {
      throw new IOException("the upgrade was refused");
    }
    return new IdleSocket(socket);
  }

  /** Whether the gateway still answers; its own pings in between are passed over. */
  boolean answersPing() {
    try {
      socket.getOutputStream().write(MASKED_PING);
      InputStream in = socket.getInputStream();
      while (true) {
        int opcode = in.read() & 0x0f;
        byte[] payload = in.readNBytes(in.read() & 0x7f);
        if (opcode != PING) {
          return new String(payload, StandardCharsets.UTF_8).contains("pong");
        }
      }
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
