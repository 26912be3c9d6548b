package com.mangaassist.backend.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handler learns that its HTTP/1.1 client went, and loses nothing of one who stays. */
@Timeout(60)
class ClientGoneTest {
  private static final String ASK = "POST /ask HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch asks = new CountDownLatch(1);
  private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            List.of(
                new Route(
                    "POST",
                    "/ask",
                    Authentication.open("a test"),
                    (request, reply) -> {
                      entered.countDown();
                      asks.await();
                      boolean first = reply.clientGone();
                      boolean again = reply.clientGone();
                      gone.complete(first && again);
                      reply.send(200, "text/plain", request.body());
                    })));
  }

  @AfterEach
  void stop() {
    asks.countDown();
    server.close();
  }

  private String request(String body) {
    return (ASK + "Content-Length: %d\r\n\r\n%s").formatted(server.port(), body.length(), body);
  }

  private Socket connect() throws Exception {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  @Test
  void aClosedConnectionIsSeenBeforeAnythingIsWritten() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write(request("one").getBytes(UTF_8));
      assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
    }
    asks.countDown();
    assertThat(gone.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aClientThatHasSaidAllItWillSayGetsItsAnswer() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write(request("one").getBytes(UTF_8));
      assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
      client.shutdownOutput();
      asks.countDown();
      assertThat(gone.get(30, TimeUnit.SECONDS)).isFalse();
      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
          .endsWith("\r\n\r\none");
    }
  }

  @Test
  void oneOfHttp10GetsItsAnswerAndNothingBefore() throws Exception {
    try (Socket client = connect()) {
      client
          .getOutputStream()
          .write(request("one").replace("HTTP/1.1", "HTTP/1.0").getBytes(UTF_8));
      client.shutdownOutput();
      assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
      asks.countDown();
      assertThat(gone.get(30, TimeUnit.SECONDS)).isFalse();
      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
          .matches("(?s)HTTP/1\\.[01] 200 .*\r\n\r\none");
    }
  }

  @Test
  void whatCameEarlyIsAnsweredWhole() throws Exception {
    String early = "long ".repeat(1_000);
    try (Socket client = connect()) {
      client.getOutputStream().write(request("one").getBytes(UTF_8));
      assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
      client.getOutputStream().write(request(early).getBytes(UTF_8));
      client.getOutputStream().write(request("three").getBytes(UTF_8));
      asks.countDown();
      assertThat(gone.get(30, TimeUnit.SECONDS)).isFalse();
      for (String body : List.of("one", early, "three")) {
        assertThat(answer(client.getInputStream(), body.length())).isEqualTo(body);
      }
    }
  }

  private static String answer(InputStream in, int length) throws Exception {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    assertThat(head.toString()).startsWith("HTTP/1.1 200");
    return new String(in.readNBytes(length), UTF_8);
  }
}
