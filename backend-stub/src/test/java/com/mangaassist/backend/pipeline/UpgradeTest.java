package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as an upgrade to {@code WS /prod}. */
class UpgradeTest {

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "Hello.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void refusesAnUpgradeThatIsNotOneOfRfc6455() throws Exception {
    List<String> good =
        List.of(
            "Upgrade: WebSocket",
            "Connection: keep-alive, upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    List<String> accepted = upgrade(good);
    assertThat(accepted.getFirst()).contains(" 101 ");
    assertThat(accepted)
        .contains("Connection: Upgrade", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertNamesNoProgram(accepted);
    for (String wrong :
        List.of(
            "Upgrade: h2c",
            "Upgrade: websocket2",
            "Connection: close",
            "Connection: upgraded",
            "Sec-WebSocket-Version: 8",
            "Sec-WebSocket-Version: 13, 8",
            "Sec-WebSocket-Key: x",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSE=",
            "Sec-WebSocket-Key: ")) {
      String name = wrong.substring(0, wrong.indexOf(':') + 1);
      for (boolean missing : new boolean[] {false, true}) {
        List<String> headers = new ArrayList<>(good);
        headers.removeIf(header -> header.startsWith(name));
        if (!missing) {
          headers.add(wrong);
        }
        List<String> refused = upgrade(headers);
        assertThat(refused.getFirst()).as("%s %s", wrong, missing).contains(" 404 ");
        assertThat(refused).contains("Sec-WebSocket-Version: 13", "Content-Type: application/json");
        assertNamesNoProgram(refused);
      }
    }
  }

  @Test
  void answersWhatIsNoHttpWith400() throws Exception {
    List<String> good =
        List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    for (String wrong :
        List.of(
            "Origin : https://evil.example",
            "Origin\t: https://evil.example",
            " Origin: https://evil.example",
            "Or igin: https://evil.example",
            ": nameless",
            "Content-Length: 5",
            "Content-Length: +0",
            "Content-Length: 0, 5",
            "Transfer-Encoding: chunked")) {
      List<String> headers = new ArrayList<>(good);
      headers.add(wrong);
      List<String> refused = upgrade(headers);
      assertThat(refused.getFirst()).as(wrong).isEqualTo("HTTP/1.1 400 Bad Request");
      assertThat(refused).contains("Connection: close", "Content-Type: application/json");
      assertNamesNoProgram(refused);
    }
    List<String> harmless = new ArrayList<>(good);
    harmless.add("Content-Length: 0");
    assertThat(upgrade(harmless).getFirst()).contains(" 101 ");
  }

  private List<String> upgrade(List<String> headers) throws IOException {
    int port = gateway.pipeline.webSocketPort();
    List<String> all = new ArrayList<>(headers);
    all.add("Host: 127.0.0.1:" + port);
    all.add("Authorization: Bearer " + gateway.bearerToken);
    all.add("X-Api-Key: " + gateway.credentials.apiKey());
    try (var client = new RawSocket(port)) {
      return client.ask("/prod", all);
    }
  }

  private static void assertNamesNoProgram(List<String> head) {
    assertThat(head)
        .noneMatch(line -> line.startsWith("Server"))
        .noneMatch(line -> line.contains("Java"));
  }
}
