package com.mangaassist.backend.pipeline.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls over the mesh, to instances on real ports that come and go. */
class MeshTest {

  private static final String SECRET = "only for our own";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Nobody looks by himself: the test does. */
  private static final Duration NEVER = Duration.ofHours(1);

  /** Which instance was asked, and what it was told. */
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  private final HttpServer own = instance("own", 0);
  private final HttpServer other = instance("other", 0);
  private final int otherPort = other.port();
  private final Mesh mesh =
      Mesh.start(
          new MeshSettings(1, List.of(address(other)), NEVER, null),
          List.of(address(own)),
          SECRET,
          Clock.systemUTC());
  private final List<AutoCloseable> open = new ArrayList<>(List.of(mesh, own, other));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void asksAllInTurnAndTellsTheSecretToItsOwnOnly() throws Exception {
    for (int i = 0; i < 4; i++) {
      call("GET");
    }
    assertThat(asked)
        .containsExactlyInAnyOrder("own " + SECRET, "own " + SECRET, "other ", "other ");
  }

  @Test
  void whoIsGoneIsLeftOutUnfeltAndComesBack() throws Exception {
    other.close();
    for (int i = 0; i < 6; i++) {
      assertThat(call("POST")).as("call %d", i).isEqualTo("own");
    }
    assertThat(mesh.registry().states())
        .extracting(EndpointRegistry.State::healthy)
        .containsExactly(true, false);

    open.add(instance("back", otherPort));
    mesh.look();
    assertThat(mesh.registry().states().getLast().healthy()).isFalse();
    mesh.look();
    assertThat(mesh.registry().states().getLast().healthy()).isTrue();
    String first = call("GET");
    assertThat(List.of(first, call("GET"))).containsExactlyInAnyOrder("own", "back");
  }

  @Test
  void aCheckFindsOutBeforeACustomerDoes() throws Exception {
    other.close();
    mesh.look();
    mesh.look();

    var state = mesh.registry().states().getLast();
    assertThat(state.healthy()).isFalse();
    assertThat(state.trouble()).isNotEmpty();
    assertThat(mesh.registry().inTurn()).containsExactly(new Endpoint(address(own), true));
  }

  @Test
  void saysWhenNobodyIsThere() {
    own.close();
    other.close();

    assertThatThrownBy(() -> call("GET")).isInstanceOf(IOException.class);
  }

  private String call(String method) throws Exception {
    var call =
        new Mesh.Call(
            method,
            URI.create("http://" + Mesh.ORCHESTRATOR + "/orchestrator/products?q=1"),
            Map.of(),
            "request",
            "Root=1");
    return new String(mesh.call(call, new byte[0], LIMIT).body(), StandardCharsets.UTF_8);
  }

  private HttpServer instance(String name, int port) {
    Authentication anybody = Authentication.open("a test");
    return HttpServer.start(
        new HttpServer.Settings(port, Set.of()),
        List.of(
            new Route("GET", Mesh.HEALTH, anybody, (request, reply) -> text(reply, "well")),
            new Route("GET", "/orchestrator/products", anybody, answering(name)),
            new Route("POST", "/orchestrator/products", anybody, answering(name))));
  }

  private com.mangaassist.backend.platform.http.Handler answering(String name) {
    return (request, reply) -> {
      asked.add(name + " " + request.header(Mesh.CREDENTIAL).orElse(""));
      text(reply, name);
    };
  }

  private static void text(com.mangaassist.backend.platform.http.HttpReply reply, String text)
      throws IOException {
    reply.send(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String address(HttpServer server) {
    return "127.0.0.1:" + server.port();
  }
}
