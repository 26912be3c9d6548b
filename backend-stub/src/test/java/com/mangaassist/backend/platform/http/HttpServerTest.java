package com.mangaassist.backend.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
  private static final Authentication OPEN = Authentication.open("a test");

  private final HttpClient client = HttpClient.newHttpClient();
  private final SynchronousQueue<String> pieces = new SynchronousQueue<>();
  private final CountDownLatch vanished = new CountDownLatch(1);
  private final CompletableFuture<Thread> streamer = new CompletableFuture<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of("https://shop.example")),
            List.of(
                new Route("POST", "/echo", OPEN, HttpServerTest::echo, 16),
                new Route("GET", "/model/{modelId}/name", OPEN, HttpServerTest::name),
                new Route("GET", "/model/all/name", OPEN, (q, r) -> r.send(200, "", bytes("all"))),
                new Route("GET", "/fails", OPEN, HttpServerTest::fail),
                new Route("GET", "/breaks", OPEN, HttpServerTest::breakOff),
                new Route("GET", "/silent", OPEN, (q, r) -> {}),
                new Route("GET", "/secret", new Password(), (q, r) -> r.send(200, "", bytes("s"))),
                new Route("GET", "/pieces", OPEN, this::streamPieces),
                new Route("GET", "/endless", OPEN, this::streamWithoutEnd)));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void echoesABody() throws Exception {
    HttpResponse<String> answer = post("/echo?a=1&b=%E6%BC%AB", "こんにちは");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("こんにちは|漫");
    assertThat(answer.headers().firstValue("content-type")).contains("text/plain");
  }

  @Test
  void refusesABodyAboveTheLimitOfItsRoute() throws Exception {
    assertThat(post("/echo", "x".repeat(16)).statusCode()).isEqualTo(200);
    assertThat(post("/echo", "x".repeat(17)).statusCode()).isEqualTo(413);
  }

  @Test
  void refusesAChunkedBodyAboveTheLimitOfItsRoute() throws Exception {
    var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[9_000]));
    var request = java.net.http.HttpRequest.newBuilder(uri("/echo")).POST(body).build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
  }

  @Test
  void decodesPathSegmentsOneByOne() throws Exception {
    assertThat(get("/model/amazon.titan-v2%3A0/name").body()).isEqualTo("amazon.titan-v2:0");
    assertThat(get("/model/arn%3Aaws%3Aprofile%2Fx/name").body()).isEqualTo("arn:aws:profile/x");
  }

  @Test
  void prefersALiteralSegmentToAParameter() throws Exception {
    assertThat(get("/model/all/name").body()).isEqualTo("all");
  }

  @Test
  void answersAnUnknownPathWith404() throws Exception {
    HttpResponse<String> answer = get("/nowhere");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  @Test
  void answersAWrongMethodWithTheAllowedOnes() throws Exception {
    HttpResponse<String> answer = get("/echo");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("POST");
  }

  @Test
  void saysNothingAboutAFailureInAHandler() throws Exception {
    HttpResponse<String> answer = get("/fails");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    assertThat(get("/silent").statusCode()).isEqualTo(500);
  }

  @Test
  void cutsAnAnswerThatFailsAfterItBegan() {
    assertThatThrownBy(() -> get("/breaks")).isInstanceOf(IOException.class);
  }

  @Test
  void asksTheAuthenticationOfTheRoute() throws Exception {
    assertThat(get("/secret").statusCode()).isEqualTo(401);
    assertThat(get("/secret").headers().firstValue("www-authenticate")).contains("Test");
    assertThat(get("/secret?password=right").body()).isEqualTo("s");
  }

  @Test
  void aRouteWithoutAuthenticationStopsTheStartUp() {
    List<Route> routes = List.of(new Route("GET", "/bare", null, HttpServerTest::fail));
    assertThatThrownBy(() -> HttpServer.start(new HttpServer.Settings(0, Set.of()), routes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GET /bare");
  }

  @Test
  void saysThatThePortIsTaken() {
    HttpServer.Settings taken = new HttpServer.Settings(server.port(), Set.of());
    assertThatThrownBy(() -> HttpServer.start(taken, List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(BindException.class);
  }

  @Test
  void refusesAForeignHost() throws Exception {
    assertThat(raw("GET /nowhere HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET /model/all/name HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET /nowhere HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void refusesAnOriginThatIsNotConfigured() throws Exception {
    assertThat(fromOrigin("https://evil.example")).isEqualTo(403);
    assertThat(fromOrigin("null")).isEqualTo(403);
    assertThat(fromOrigin("https://shop.example")).isEqualTo(200);
  }

  @Test
  void answersTheBrowsersQuestionBeforeACallFromAConfiguredOrigin() throws Exception {
    String origin = "Origin: https://shop.example\r\nAccess-Control-Request-Method: GET\r\n";
    String host = "Host: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n";
    String answer = rawWhole("OPTIONS /secret HTTP/1.1\r\n" + host + origin + "\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 204")
        .contains("Access-Control-Allow-Origin: https://shop.example")
        .contains("Access-Control-Allow-Methods: GET")
        .contains("Access-Control-Allow-Headers: Content-Type, Authorization, X-Api-Key");
    assertThat(rawWhole("OPTIONS /secret HTTP/1.1\r\n" + host + "\r\n")).startsWith("HTTP/1.1 405");
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    String answer =
        raw("GET /echo HTTP/1.1\r\nHost: localhost\r\nX-Big: " + "x".repeat(40_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431");
  }

  @Test
  void refusesABrokenPercentEscape() throws Exception {
    String host = "Host: 127.0.0.1:" + server.port() + "\r\n\r\n";
    assertThat(raw("GET /model/%FF/name HTTP/1.1\r\n" + host)).startsWith("HTTP/1.1 400");
    assertThat(raw("GET /model/%zz/name HTTP/1.1\r\n" + host)).startsWith("HTTP/1.1 400");
  }

  @Test
  void eachFlushLeavesAtOnce() throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request("/pieces"), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      for (String piece : List.of("first", "second", "third")) {
        assertThat(pieces.offer(piece, 5, TimeUnit.SECONDS)).isTrue();
        // The next piece is not even there yet: what is read has left by itself.
        assertThat(new String(body.readNBytes(piece.length()), UTF_8)).isEqualTo(piece);
      }
      assertThat(pieces.offer("", 5, TimeUnit.SECONDS)).isTrue();
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @Test
  void smallFramesDoNotWaitForAcknowledgements() throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request("/pieces"), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      long begin = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertThat(pieces.offer("x", 5, TimeUnit.SECONDS)).isTrue();
        assertThat(body.read()).isEqualTo('x');
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(taken).as("40 ms a frame would be 4 s").isLessThan(Duration.ofSeconds(2));
      assertThat(pieces.offer("", 5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aVanishedClientIsAnIOExceptionInTheHandlerAndLeavesNoThread() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      send(socket, "GET /endless HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
      assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
    }
    assertThat(vanished.await(5, TimeUnit.SECONDS)).isTrue();
    await().atMost(Duration.ofSeconds(5)).until(() -> !streamer.join().isAlive());
  }

  @Test
  void closingEndsAHandlerThatWaits() throws Exception {
    var pending = client.sendAsync(request("/pieces"), BodyHandlers.ofString());
    assertThat(streamer.get(5, TimeUnit.SECONDS).isAlive()).isTrue();
    server.close();
    assertThat(streamer.join().isAlive()).isFalse();
    assertThatThrownBy(pending::join).hasCauseInstanceOf(IOException.class);
  }

  private record Password() implements Authentication {
    @Override
    public String name() {
      return "password";
    }

    @Override
    public Optional<Refusal> refuse(HttpRequest request) {
      return request.queryParameter("password").filter("right"::equals).isPresent()
          ? Optional.empty()
          : Optional.of(new Refusal(401, Map.of("WWW-Authenticate", "Test"), "no"));
    }
  }

  private static void echo(HttpRequest request, HttpReply reply) throws IOException {
    String text = new String(request.body(), UTF_8);
    reply.send(200, "text/plain", bytes(text + "|" + request.queryParameter("b").orElse("")));
  }

  private static void name(HttpRequest request, HttpReply reply) throws IOException {
    reply.send(200, "text/plain", bytes(request.pathParameter("modelId")));
  }

  private static void fail(HttpRequest request, HttpReply reply) {
    throw new IllegalArgumentException("secret details");
  }

  private static void breakOff(HttpRequest request, HttpReply reply) throws IOException {
    OutputStream out = reply.stream(200, "text/plain");
    out.write('x');
    out.flush();
    throw new IllegalArgumentException("secret details");
  }

  private void streamPieces(HttpRequest request, HttpReply reply) throws Exception {
    streamer.complete(Thread.currentThread());
    try (OutputStream out = reply.stream(200, "text/plain")) {
      out.flush();
      for (String piece = pieces.take(); !piece.isEmpty(); piece = pieces.take()) {
        out.write(bytes(piece));
        out.flush();
      }
    }
  }

  private void streamWithoutEnd(HttpRequest request, HttpReply reply) throws Exception {
    streamer.complete(Thread.currentThread());
    OutputStream out = reply.stream(200, "text/plain");
    try {
      while (true) {
        out.write(bytes("more"));
        out.flush();
      }
    } catch (IOException e) {
      vanished.countDown();
      throw e;
    }
  }

  private int fromOrigin(String origin) throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(uri("/model/all/name"))
            .header("Origin", origin)
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        java.net.http.HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private java.net.http.HttpRequest request(String path) {
    return java.net.http.HttpRequest.newBuilder(uri(path)).build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      send(socket, request);
      byte[] begin = new byte[64];
      int length = socket.getInputStream().readNBytes(begin, 0, 12);
      return new String(begin, 0, length, UTF_8);
    }
  }

  private String rawWhole(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      send(socket, request);
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(bytes(text));
    socket.getOutputStream().flush();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
