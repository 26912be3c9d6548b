package com.mangaassist.backend.pipeline.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in when both sides prove who they are. */
class MutualTlsTest {

  private final Instant now = Instant.now();
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "orchestrator.example");

  @TempDir Path folder;

  @Test
  void eachSideTakesTheOtherOneAlone() throws Exception {
    MutualTls ours = at(now, folder);
    MutualTls theirs = at(now, folder.resolve("another"));
    try (HttpServer orchestrator = serving(ours.forOrchestrator())) {
      assertThat(ask(orchestrator, ours.forGateway())).isEqualTo("well TLSv1.3");

      assertThatThrownBy(() -> ask(orchestrator, theirs.forGateway()))
          .as("a gateway that it does not know")
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ask(orchestrator, ours.forOrchestrator()))
          .as("another orchestrator in the gateway's place")
          .isInstanceOf(IOException.class);
      SSLContext nobody = SSLContext.getInstance("TLSv1.3");
      nobody.init(null, new TrustManager[] {new Gullible()}, new SecureRandom());
      assertThatThrownBy(() -> ask(orchestrator, nobody))
          .as("who shows nothing")
          .isInstanceOf(IOException.class);
    }
    try (HttpServer stranger = serving(theirs.forOrchestrator())) {
      assertThatThrownBy(() -> ask(stranger, ours.forGateway()))
          .as("an orchestrator that the gateway does not know")
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void speaksNoPlainHttpThen() throws Exception {
    try (HttpServer orchestrator = serving(at(now, folder).forOrchestrator());
        var upstream = new Upstream(null)) {
      assertThatThrownBy(
              () ->
                  upstream.call(
                      "GET",
                      URI.create("http://127.0.0.1:" + orchestrator.port() + "/"),
                      Map.of(),
                      new byte[0],
                      Duration.ofSeconds(20)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void keepsItsKeysUntilAThirdOfTheirTimeIsLeft() throws Exception {
    at(now, folder);
    String first = Files.readString(folder.resolve("mesh/gateway.pem"));
    at(now.plus(Duration.ofDays(200)), folder);
    assertThat(folder.resolve("mesh/gateway.pem")).hasContent(first);
    at(now.plus(Duration.ofDays(300)), folder);
    assertThat(Files.readString(folder.resolve("mesh/gateway.pem"))).isNotEqualTo(first);
  }

  @Test
  void makesNewOnesForAnotherHost() throws Exception {
    at(now, folder);
    String first = Files.readString(folder.resolve("mesh/orchestrator.pem"));
    MutualTls.of(folder, Set.of("127.0.0.1", "new.example"), Clock.fixed(now, ZoneOffset.UTC));
    assertThat(Files.readString(folder.resolve("mesh/orchestrator.pem"))).isNotEqualTo(first);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void nobodyElseMayReadThem() throws Exception {
    at(now, folder);
    Path mesh = folder.resolve("mesh");
    assertThat(mode(mesh)).isEqualTo("rwx------");
    try (var files = Files.list(mesh)) {
      assertThat(files.toList())
          .hasSize(4)
          .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void saysWhichFolderHoldsWhatCannotBeUsed() throws Exception {
    at(now, folder);
    Files.writeString(folder.resolve("mesh/gateway.pem"), "nonsense");
    assertThatThrownBy(() -> at(now, folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("mesh").toString());
  }

  private static MutualTls at(Instant now, Path folder) throws IOException {
    return MutualTls.of(folder, HOSTS, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static HttpServer serving(SSLContext tls) {
    return HttpServer.start(
        new HttpServer.Settings(0, Set.of(), tls),
        List.of(
            new Route(
                "GET",
                "/",
                Authentication.open("a test"),
                (request, reply) ->
                    reply.send(200, "text/plain", "well".getBytes(StandardCharsets.UTF_8)))));
  }

  private static String ask(HttpServer server, @Nullable SSLContext tls) throws Exception {
    try (var upstream = new Upstream(tls)) {
      HttpResponse<byte[]> answer =
          upstream.call(
              "GET",
              URI.create("https://127.0.0.1:" + server.port() + "/"),
              Map.of(),
              new byte[0],
              Duration.ofSeconds(20));
      return new String(answer.body(), StandardCharsets.UTF_8)
          + " "
          + answer.sslSession().orElseThrow().getProtocol();
    }
  }

  /** Believes every server. */
  private static final class Gullible extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
