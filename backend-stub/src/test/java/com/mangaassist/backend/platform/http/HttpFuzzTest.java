package com.mangaassist.backend.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any bytes on a connection, or in a chunked body: no 500, nothing in HTML, and it ends. */
class HttpFuzzTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          1_000_000,
          64,
          1 << 24);
  private static HttpServer server;

  @BeforeAll
  static void start() {
    Route echo =
        new Route(
            "POST",
            "/echo",
            Authentication.open("a test"),
            (request, reply) -> reply.send(200, "text/plain", new byte[0]),
            100_000);
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(echo), SHORT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @FuzzTest
  void endsAnyConversation(byte[] data) throws IOException {
    requireNoDefect(exchange(data));
  }

  @FuzzTest
  void endsAnyChunkedBody(byte[] data) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nTransfer-Encoding: chunked\r\n\r\n"
            .formatted(server.port())
            .getBytes(ISO_8859_1));
    request.writeBytes(data);
    requireNoDefect(exchange(request.toByteArray()));
  }

  private static void requireNoDefect(String answer) {
    if (answer.contains("HTTP/1.1 500") || answer.contains("<html")) {
      throw new AssertionError(answer);
    }
  }

  private static String exchange(byte[] data) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      try {
        socket.getOutputStream().write(data);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(all);
      } catch (java.net.SocketException reset) {
        // The server need not read what it refused.
      }
    }
    return all.toString(ISO_8859_1);
  }
}
