package com.mangaassist.services.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** What AWS's own encoder writes, cut anywhere. */
class FrameCutterTest {

  private final List<Message> cut = new ArrayList<>();
  private final FrameCutter cutter = new FrameCutter(cut::add);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 15, 16, 17, 100, 8_192, 1_000_000})
  void findsEachMessageHoweverTheBytesCome(int atOnce) {
    List<Message> sent = messages();
    byte[] bytes = encoded(sent);
    for (int from = 0; from < bytes.length; from += atOnce) {
      cutter.add(ByteBuffer.wrap(bytes, from, Math.min(atOnce, bytes.length - from)));
    }
    assertThat(cut).isEqualTo(sent);
  }

  @Test
  void findsEachMessageInChunksOfAnyLength() {
    List<Message> sent = messages();
    byte[] bytes = encoded(sent);
    var random = new Random(20_261_127);
    int from = 0;
    while (from < bytes.length) {
      int length = Math.min(bytes.length - from, random.nextInt(700));
      cutter.add(ByteBuffer.wrap(bytes, from, length));
      from += length;
    }
    assertThat(cut).isEqualTo(sent);
  }

  @Test
  void refusesABrokenChecksum() {
    byte[] bytes = encoded(messages().subList(0, 1));
    bytes[bytes.length - 6] ^= 1;
    assertThatThrownBy(() -> cutter.add(ByteBuffer.wrap(bytes)))
        .isInstanceOf(RuntimeException.class);
    assertThat(cut).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 15, 17_000_000 + 131_072, Integer.MAX_VALUE})
  void refusesLengthsThatNoMessageHas(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    bytes.putInt(0, length);
    assertThatThrownBy(() -> cutter.add(bytes)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Message> messages() {
    var random = new Random(7);
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] payload = new byte[i % 10 == 0 ? 0 : random.nextInt(i == 7 ? 200_000 : 300)];
      random.nextBytes(payload);
      messages.add(
          new Message(
              i % 5 == 0
                  ? Map.of()
                  : Map.of(
                      ":event-type",
                      HeaderValue.fromString("contentBlockDelta"),
                      "name",
                      HeaderValue.fromString("\u9b3c".repeat(i))),
              i == 3 ? "こんにちは".getBytes(StandardCharsets.UTF_8) : payload));
    }
    return messages;
  }

  private static byte[] encoded(List<Message> messages) {
    var out = new ByteArrayOutputStream();
    messages.forEach(message -> message.encode(out));
    return out.toByteArray();
  }
}
