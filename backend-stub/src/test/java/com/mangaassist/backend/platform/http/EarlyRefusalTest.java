package com.mangaassist.backend.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;

/** Who may not pass by the head of a request is told so before its body is there. */
class EarlyRefusalTest {

  private static final String REFUSED = "HTTP/1.1 401";

  @Test
  void answersBeforeTheBodyCameAndServesTheNextRequestOfTheConnection() throws Exception {
    try (HttpServer server = serve(Patience.STANDARD);
        Socket client = connect(server)) {
      send(client, post(server, "stranger", "Content-Length: 5"));
      assertThat(answer(client)).startsWith(REFUSED).endsWith("{\"message\":\"Unauthorized\"}");
      send(client, "Hello" + post(server, "friend", "Content-Length: 2") + "ok");
      assertThat(answer(client)).startsWith("HTTP/1.1 200").endsWith("ok");
    }
  }

  @Test
  void keepsNothingOfALargeBodyAndDoesNotResetItsSender() throws Exception {
    try (HttpServer server = serve(Patience.STANDARD);
        Socket client = connect(server)) {
      send(client, post(server, "stranger", "Content-Length: 20000000"));
      byte[] part = new byte[1_000_000];
      for (int i = 0; i < 20; i++) {
        client.getOutputStream().write(part);
      }
      assertThat(answer(client)).startsWith(REFUSED);
      send(client, post(server, "friend", "Content-Length: 2") + "ok");
      assertThat(answer(client)).endsWith("ok");
    }
  }

  @Test
  void waitsForNoBodyOfWhatNobodyAnswers() throws Exception {
    try (HttpServer server = serve(Patience.STANDARD);
        Socket client = connect(server)) {
      send(client, post(server, "friend", "Content-Length: 5").replace("POST /", "POST /nowhere"));
      assertThat(answer(client)).startsWith("HTTP/1.1 404");
      send(client, "Hello" + post(server, "friend", "Content-Length: 5").replace("POST", "PUT"));
      assertThat(answer(client)).startsWith("HTTP/1.1 405");
      send(client, "Hello" + post(server, "friend", "Content-Length: 2") + "ok");
      assertThat(answer(client)).endsWith("ok");
    }
  }

  @Test
  void waitsForTheBodyOfAStrangerOnlySoLong() throws Exception {
    var brief =
        new Patience(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            1_000,
            8,
            1 << 24);
    try (HttpServer server = serve(brief);
        Socket client = connect(server)) {
      send(client, post(server, "stranger", "Transfer-Encoding: chunked"));
      assertThat(answer(client)).startsWith(REFUSED);
      assertThat(client.getInputStream().read()).as("the end of the connection").isEqualTo(-1);
    }
  }

  @Test
  void asksNoStrangerForTheBodyThatWaits() throws Exception {
    try (HttpServer server = serve(Patience.STANDARD);
        Socket client = connect(server)) {
      send(client, post(server, "stranger", "Content-Length: 5", "Expect: 100-continue"));
      assertThat(answer(client)).startsWith(REFUSED);
    }
  }

  @Test
  void whereNothingIsAndWhatIsNotDoneIsToldBeforeTheBodyCame() throws Exception {
    try (HttpServer server = serve(endless());
        Socket client = connect(server)) {
      String unfinished = post(server, "friend", "Content-Length: 5");
      send(client, unfinished.replace("/echo", "/nowhere"));
      assertThat(answer(client)).startsWith("HTTP/1.1 404").endsWith("{\"message\":\"Not Found\"}");
      send(client, "Hello" + unfinished.replace("POST", "PUT"));
      assertThat(answer(client)).startsWith("HTTP/1.1 405").contains("Allow: POST");
      send(client, "Hello" + post(server, "friend", "Content-Length: 2") + "ok");
      assertThat(answer(client)).endsWith("ok");
    }
  }

  @Test
  void theVisitIsOverWhenTheAnswerIsGivenHoweverLongTheBodyTakes() throws Exception {
    var left = new CompletableFuture<Integer>();
    Door door =
        (request, template) ->
            new Door.Visit() {
              @Override
              public void left(HttpRequest visitor, int status, long bytes) {
                left.complete(status);
              }
            };
    try (HttpServer server = serve(endless(), door);
        Socket client = connect(server)) {
      send(client, post(server, "stranger", "Content-Length: 5"));
      assertThat(answer(client)).startsWith(REFUSED);
      assertThat(left.get(8, TimeUnit.SECONDS)).isEqualTo(401);
      send(client, "Hello");
    }
  }

  @Test
  void aClientThatGoesBeforeItsBodyIsTakenAwayIsNoticed() {
    var reset = new IOException("reset");
    Request request =
        (Request)
            Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getHeaders" -> HttpFields.EMPTY;
                      case "read" -> Content.Chunk.from(reset);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    assertThatThrownBy(() -> new BodyReader(Patience.STANDARD).drain(request))
        .isInstanceOf(IOException.class)
        .hasCause(reset);
  }

  /** No test waits for so long. */
  private static Patience endless() {
    var hour = Duration.ofHours(1);
    return new Patience(hour, hour, hour, 1_000, 8, 1 << 24);
  }

  private static HttpServer serve(Patience patience) {
    return serve(patience, Door.OPEN);
  }

  private static HttpServer serve(Patience patience, Door door) {
    var friends =
        new Authentication() {
          @Override
          public String name() {
            return "friends";
          }

          @Override
          public Optional<Refusal> refuseHead(HttpRequest head) {
            return head.header("who").filter("friend"::equals).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.message(401, "Unauthorized"));
          }

          @Override
          public Optional<Refusal> refuse(HttpRequest request) {
            return Optional.empty();
          }
        };
    Route echo =
        new Route(
                "POST",
                "/echo",
                friends,
                (request, reply) -> reply.send(200, "text/plain", request.body()))
            .behind(door);
    return HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(echo), patience);
  }

  private static Socket connect(HttpServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(8_000);
    return socket;
  }

  private static String post(HttpServer server, String who, String... headers) {
    return "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nWho: %s\r\n%s\r\n\r\n"
        .formatted(server.port(), who, String.join("\r\n", headers));
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** One answer with its body, and not a byte more. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the connection ended within: " + head);
      }
      head.append((char) c);
    }
    String length = head.toString().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
    return head + new String(in.readNBytes(Integer.parseInt(length)), US_ASCII);
  }
}
