package com.mangaassist.backend.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with bytes that are no whole request, and with those that come slowly. */
class RawWireTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          1_000_000,
          8,
          1 << 24);
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  /** An empty SETTINGS frame. */
  private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private HttpServer server;

  @BeforeEach
  void start() {
    Route echo =
        new Route(
            "POST",
            "/echo",
            Authentication.open("a test"),
            (request, reply) -> reply.send(200, "text/plain", request.body()),
            100_000);
    server = HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(echo), SHORT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /echo HTTP/9.9\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHo st: a\r\n\r\n",
        "GET /echo HTTP/1.1\r\n\r\n",
        "GET /<script> HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "GET /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        "GET /..;/echo HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n"
      })
  void answersABrokenHeadInJson(String head) throws Exception {
    assertRefusedInJson(exchange(head), "4", "5");
  }

  @Test
  void endsAConnectionOfHttp10WhoseRequestHasATransferCoding() throws Exception {
    String coded =
        post("Transfer-Encoding: chunked", "Connection: keep-alive").replace("/1.1", "/1.0");
    String smuggled = post("Content-Length: 2") + "ab";
    String all = exchange(coded + "0\r\n\r\n" + smuggled);
    assertRefusedInJson(all, "400");
    assertThat(all).containsOnlyOnce("HTTP/1.1 ");
    String plain = post("Content-Length: 2").replace("/1.1", "/1.0");
    assertThat(exchange(plain + "ab")).startsWith("HTTP/1.1 200").endsWith("ab");
  }

  @Test
  void answersATooLargeHeadInJson() throws Exception {
    String big = "GET /echo HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(40_000) + "\r\n\r\n";
    assertRefusedInJson(exchange(big), "431");
    assertRefusedInJson(exchange("GET /" + "x".repeat(40_000) + " HTTP/1.1\r\n\r\n"), "414");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nabc\r\n0\r\n\r\n",
        "-1\r\nabc\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFF\r\nabc",
        "3\r\nabcdef\r\n0\r\n\r\n"
      })
  void answersABrokenChunkWith400(String body) throws Exception {
    String head = post("Transfer-Encoding: chunked");
    assertRefusedInJson(exchange(head + body), "400");
  }

  @Test
  void answersABodyThatEndsTooEarlyWith400() throws Exception {
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: 10") + "abc");
      socket.shutdownOutput();
      assertRefusedInJson(rest(socket), "400");
    }
    try (Socket socket = connect()) {
      send(socket, post("Transfer-Encoding: chunked") + "5\r\nab");
      socket.shutdownOutput();
      assertRefusedInJson(rest(socket), "400");
    }
  }

  @Test
  void endsAHeadThatTrickles() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "GET /echo HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
      assertThat(trickle(socket)).startsWith("HTTP/1.1 408").endsWith("}");
    }
  }

  @Test
  void endsASecondHeadThatTricklesOnTheSameConnection() throws Exception {
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: 2") + "ab");
      byte[] first = socket.getInputStream().readNBytes(12);
      assertThat(new String(first, ISO_8859_1)).isEqualTo("HTTP/1.1 200");
      send(socket, "GET /echo HT");
      assertThat(trickle(socket)).contains("HTTP/1.1 408");
    }
  }

  @Test
  void leavesAnIdleConnectionOpen() throws Exception {
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: 2") + "ab");
      socket.setSoTimeout(1_500);
      byte[] all = new byte[500];
      int read = 0;
      try {
        for (int more = 0; more >= 0; more = socket.getInputStream().read(all, read, 100)) {
          read += more;
        }
        assertThat(read).as("the server closed").isNegative();
      } catch (SocketTimeoutException stillOpen) {
        assertThat(new String(all, 0, read, ISO_8859_1)).startsWith("HTTP/1.1 200");
      }
      send(socket, post("Content-Length: 2", "Connection: close") + "cd");
      assertThat(rest(socket)).startsWith("HTTP/1.1 200").endsWith("cd");
    }
  }

  @Test
  void endsAnHttp2BlockOfHeadersThatTrickles() throws Exception {
    try (Socket socket = connect()) {
      send(socket, PREFACE);
      socket.getOutputStream().write(SETTINGS);
      // HEADERS of stream 1 with 200 bytes, without the end of the headers, and then drops.
      socket.getOutputStream().write(new byte[] {0, 0, (byte) 200, 1, 0, 0, 0, 0, 1});
      assertThat(trickle(socket)).isNotNull();
    }
  }

  @Test
  void endsAnHttp2PrefaceThatTrickles() throws Exception {
    try (Socket socket = connect()) {
      send(socket, "PRI * HTTP/2.0\r\n\r\nSM");
      assertThat(trickle(socket)).isNotNull();
    }
  }

  @Test
  void leavesAnHttp2ConnectionOpenThatPings() throws Exception {
    try (Socket socket = connect()) {
      send(socket, PREFACE);
      socket.getOutputStream().write(SETTINGS);
      byte[] ping = {0, 0, 8, 6, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
      long end = System.nanoTime() + SHORT.head().toNanos() * 4;
      await()
          .atMost(Duration.ofSeconds(8))
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                socket.getOutputStream().write(ping);
                assertThat(socket.getInputStream().read(new byte[1_000])).isPositive();
                return System.nanoTime() > end;
              });
    }
  }

  @Test
  void answersABodyThatTricklesWith408() throws Exception {
    try (Socket socket = connect()) {
      send(socket, post("Content-Length: 50000"));
      assertThat(trickle(socket)).startsWith("HTTP/1.1 408").endsWith("Timeout\"}");
    }
    try (Socket socket = connect()) {
      send(socket, post("Transfer-Encoding: chunked") + "ffff\r\n");
      assertThat(trickle(socket)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aNewClientTakesThePlaceOfTheLongestIdleOne() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < SHORT.connections() * 3; i++) {
        idle.add(connect());
      }
      assertThat(exchange(post("Content-Length: 2", "Connection: close") + "ab"))
          .startsWith("HTTP/1.1 200");
      // The first one was ended.
      assertThat(rest(idle.getFirst())).isEmpty();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /** Sends a byte now and then until the server ends the connection; what it said. */
  private static String trickle(Socket socket) throws Exception {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> rest(socket), Thread.ofVirtual()::start);
    await()
        .atMost(Duration.ofSeconds(8))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              try {
                socket.getOutputStream().write('x');
              } catch (IOException gone) {
                return answer.get(1, TimeUnit.SECONDS) != null;
              }
              return answer.isDone();
            });
    return answer.get();
  }

  private String post(String... headers) {
    return "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:"
        + server.port()
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static void assertRefusedInJson(String answer, String... statuses) {
    assertThat(statuses).anyMatch(status -> answer.startsWith("HTTP/1.1 " + status));
    assertThat(answer)
        .contains("application/json")
        .containsPattern("\\{\"message\":\"[A-Za-z -]+\"}$")
        .doesNotContain("html", "Exception", "jetty");
  }

  private String exchange(String text) throws IOException {
    try (Socket socket = connect()) {
      send(socket, text);
      return rest(socket);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(8_000);
    return socket;
  }

  /** Everything until the server closes; a reset after the answer ends it too. */
  private static String rest(Socket socket) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketTimeoutException open) {
      throw new UncheckedIOException("The server did not end the connection", open);
    } catch (IOException reset) {
      // What came before it is the answer.
    }
    return all.toString(ISO_8859_1);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }
}
