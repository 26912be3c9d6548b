package com.mangaassist.backend.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Header values beyond ASCII, as bytes on a socket. */
class HeaderTextTest {

  @Test
  void headersAreUtf8InBothDirections() throws IOException {
    Route echo =
        new Route(
            "GET",
            "/",
            Authentication.open("a test"),
            (request, reply) -> {
              reply.header("X-Echo", request.header("description").orElse("none"));
              reply.header(
                  "X-Length", Integer.toString(request.header("description").orElse("").length()));
              reply.send(204, "", new byte[0]);
            });
    try (HttpServer server = HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(echo));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nDescription: grüße 漫画\r\nConnection: close\r\n\r\n"
              .formatted(server.port())
              .getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).contains("X-Echo: grüße 漫画\r\n").contains("X-Length: 8\r\n");
    }
  }
}
