package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.pipeline.gateway.Gateway;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.WebSocketChat;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code WS /prod} does with what it cannot use. */
class SocketLimitsTest {

  private static final String SEND =
      "{\"action\":\"sendMessage\",\"customerId\":\"user-42\",\"message\":\"%s\"}";

  private static final Duration LONG = Duration.ofMinutes(5);

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
  void answersAnUnusableFrameWithAnErrorAndStaysOpen() throws Exception {
    List<String> frames =
        List.of(
            "",
            " ",
            "not json",
            "[]",
            "null",
            "{}",
            "{\"action\":5}",
            "{\"action\":\"shout\"}",
            "{\"action\":\"sendMessage\"}",
            "{\"action\":\"sendMessage\",\"customerId\":\"user-42\"}",
            "{\"action\":\"sendMessage\",\"customerId\":\"user-42\",\"message\":\"\"}",
            "{\"action\":\"sendMessage\",\"customerId\":\"user-42\",\"message\":\"\\u3000 \"}",
            "{\"action\":\"sendMessage\",\"customerId\":\"user-42\",\"message\":\"\\ud83d\"}",
            "{\"action\":\"sendMessage\",\"customerId\":\"user-42\",\"message\":\"\\u0007\"}",
            "{\"action\":\"ping\",\"action\":\"ping\"}");
    for (String text : frames) {
      try (var client = RawSocket.upgraded(gateway)) {
        client.text(text);
        JsonNode error = Json.parse(client.read().text());

        assertThat(error.path("type").asText()).as(text).isEqualTo("error");
        assertThat(error.path("code").asText()).as(text).isEqualTo("InvalidMessage");
        assertThat(error.path("message").asText()).as(text).isNotBlank();
        assertThat(error.path("retryable").asBoolean(true)).as(text).isFalse();
        assertStillOpen(client);
      }
    }
  }

  /** A frame that waits for another to push it out would keep its client waiting for ever. */
  @Test
  void sendsEachFrameWithoutAnotherToPushIt() throws Exception {
    var clients = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        clients.add(
            threads.submit(
                () -> {
                  try (var client = RawSocket.upgraded(gateway)) {
                    for (int ping = 0; ping < 500; ping++) {
                      assertStillOpen(client);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
  }

  @Test
  void takesTheLongestMessageAndRefusesALongerOne() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      client.text(SEND.formatted("x".repeat(8_001)));
      assertThat(client.read().text()).contains("at most 8,000 characters");

      inFragments(client, SEND.formatted("\\ud83d\\ude00".repeat(8_000)));
      assertThat(client.read().text()).contains("\"status\"");
    }
  }

  @Test
  void answersABinaryFrameWithAnError() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      client.frame(RawSocket.BINARY, true, new byte[] {1, 2, 3});

      assertThat(client.read().text()).contains("must be text");
      assertStillOpen(client);
    }
  }

  @Test
  void endsTheConnectionOfAFrameOver32KilobytesWith1009() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      client.frame(RawSocket.TEXT, true, new byte[32 * 1024 + 1]);

      assertThat(client.read(RawSocket.CLOSE).closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void endsTheConnectionOfAMessageOver128KilobytesWith1009() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      inFragments(client, "x".repeat(128 * 1024 + 1));

      assertThat(client.read(RawSocket.CLOSE).closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void endsTheConnectionOfTextThatIsNoUtf8With1007() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      // The halves of a surrogate pair, each encoded by itself.
      client.frame(RawSocket.TEXT, true, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbd});

      assertThat(client.read(RawSocket.CLOSE).closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void endsTheConnectionOfACloseWhoseReasonIsNoTextWith1007() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      client.frame(RawSocket.CLOSE, true, new byte[] {3, (byte) 0xe8, (byte) 0xff});

      assertThat(client.read(RawSocket.CLOSE).closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void endsTheConnectionOfAFrameWithoutAMaskWith1002() throws Exception {
    for (byte[] unmasked :
        List.of(
            new byte[] {(byte) 0x81, 2, 'h', 'i'},
            new byte[] {(byte) 0x89, 0},
            new byte[] {(byte) 0x82, 126, 0, 126})) {
      try (var client = RawSocket.upgraded(gateway)) {
        assertStillOpen(client);
        client.write(unmasked);

        assertThat(client.read(RawSocket.CLOSE).closeCode()).isEqualTo(1002);
      }
    }
  }

  @Test
  void readsMaskedFramesHoweverTheyAreCut() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      String ping = "{\"action\":\"ping\"%s}";
      for (int filler : new int[] {0, 200, 70_000}) {
        inFragments(client, ping.formatted(" ".repeat(filler)));
        assertThat(client.read().text()).isEqualTo("{\"type\":\"pong\"}");
      }
      byte[] text = ping.formatted("").getBytes(StandardCharsets.UTF_8);
      var frame = ByteBuffer.allocate(text.length + 6);
      frame.put((byte) 0x81).put((byte) (0x80 | text.length)).putInt(0).put(text);
      for (byte each : frame.array()) {
        client.write(new byte[] {each});
      }
      assertThat(client.read().text()).isEqualTo("{\"type\":\"pong\"}");
    }
  }

  @Test
  void letsNobodyInWithoutTheTokenAndTheKey() {
    var wrongToken = new WebSocketChat(gateway.socket(), "x.y.z", gateway.credentials.apiKey());
    assertThatThrownBy(() -> ChatProbe.connected(wrongToken))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("refused");
    var wrongKey = new WebSocketChat(gateway.socket(), gateway.bearerToken, "wrong");
    assertThatThrownBy(() -> ChatProbe.connected(wrongKey))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void takesTheTokenAndTheKeyAsQueryParameters() throws Exception {
    assertThat(upgrade(path(), List.of(host()))).contains("101");
    assertThat(upgrade(path() + "x", List.of(host()))).contains("404");
    assertThat(upgrade("/prod", List.of(host()))).contains("404");
  }

  @Test
  void letsInOnlyPagesThatAreConfigured() throws Exception {
    assertThat(upgrade(path(), List.of(host(), "Origin: " + PipelineFixture.ORIGIN)))
        .contains("101");
    assertThat(upgrade(path(), List.of(host(), "Origin: https://evil.example"))).contains("404");
  }

  @Test
  void refusesAnotherHostAndAnotherPath() throws Exception {
    assertThat(upgrade(path(), List.of("Host: evil.example"))).contains("404");
    assertThat(upgrade(path().replace("/prod", "/other"), List.of(host()))).contains("404");
  }

  @Test
  void endsAnUpgradeThatTakesTooLong() throws Exception {
    gateway.close();
    gateway = PipelineFixture.open(aws, folder, Duration.ofSeconds(29), Duration.ofMillis(200));
    try (var client = new RawSocket(gateway.pipeline.webSocketPort())) {
      client.write("GET /prod HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void endsAnUpgradeThatNeverEnds() throws Exception {
    try (var client = new RawSocket(gateway.pipeline.webSocketPort())) {
      byte[] header =
          ("X-Filler: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  client.write(header);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void endsASocketThatNobodyUses() throws Exception {
    reopen(new Gateway.Limits(LONG, LONG, Duration.ofMillis(200), LONG));
    try (var client = RawSocket.upgraded(gateway)) {
      RawSocket.Frame end = client.read(RawSocket.CLOSE);
      assertThat(end.closeCode()).isEqualTo(1001);
      assertThat(end.text()).endsWith("Going away");
    }
  }

  @Test
  void keepsASocketThatIsUsedUntilItIsTooOld() throws Exception {
    reopen(new Gateway.Limits(LONG, LONG, Duration.ofSeconds(5), Duration.ofSeconds(1)));
    try (var client = RawSocket.upgraded(gateway)) {
      assertStillOpen(client);
      assertThat(client.read(RawSocket.CLOSE).closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void answersOthersWhileOneClientAsksWithoutReading() throws Exception {
    try (var deaf = RawSocket.upgraded(gateway);
        var other = gateway.connect()) {
      var cut = new CompletableFuture<IOException>();
      Thread.ofVirtual()
          .name("deaf-client")
          .start(
              () -> {
                try {
                  while (true) {
                    deaf.text("{\"action\":\"ping\"}");
                  }
                } catch (IOException e) {
                  cut.complete(e);
                }
              });
      for (int i = 0; i < 5; i++) {
        other.send(ChatProbe.message(null, "Hello"));
        assertThat(other.untilEnd().getLast()).isInstanceOf(ServerFrame.Done.class);
      }
      assertThat(cut.get(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void answersOthersWhileManyUpgradesDrip() throws Exception {
    List<RawSocket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        var client = new RawSocket(gateway.pipeline.webSocketPort());
        slow.add(client);
        client.write("GET /prod HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
      }
      try (var client = RawSocket.upgraded(gateway)) {
        assertStillOpen(client);
      }
    } finally {
      for (RawSocket client : slow) {
        client.close();
      }
    }
  }

  private void reopen(Gateway.Limits limits) throws IOException {
    gateway.close();
    gateway = PipelineFixture.open(aws, folder, limits);
  }

  @Test
  void cutsOffAClientThatAsksWithoutReading() throws Exception {
    try (var client = RawSocket.upgraded(gateway)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000_000; i++) {
                  client.text("{\"action\":\"ping\"}");
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void listensOnOneAddressOnly() {
    // Loopback too, but not the one that it says.
    assertThatThrownBy(() -> new Socket("127.0.0.2", gateway.pipeline.webSocketPort()).close())
        .isInstanceOf(IOException.class);
  }

  private String host() {
    return "Host: localhost:" + gateway.pipeline.webSocketPort();
  }

  private String path() {
    return "/prod?token=" + gateway.bearerToken + "&key=" + gateway.credentials.apiKey();
  }

  private String upgrade(String resource, List<String> headers) throws Exception {
    try (var client = new RawSocket(gateway.pipeline.webSocketPort())) {
      return client.upgrade(resource, headers);
    }
  }

  private static void assertStillOpen(RawSocket client) throws Exception {
    client.text("{\"action\":\"ping\"}");
    assertThat(client.read().text()).isEqualTo("{\"type\":\"pong\"}");
  }

  private static void inFragments(RawSocket client, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int size = 16 * 1024;
    for (int at = 0; at < bytes.length; at += size) {
      int end = Math.min(bytes.length, at + size);
      client.frame(
          at == 0 ? RawSocket.TEXT : 0, end == bytes.length, Arrays.copyOfRange(bytes, at, end));
    }
  }
}
