package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** Frames written here, read by AWS's own decoder in pieces of any size. */
class EventStreamLawsTest {
  @ParameterizedTest
  @ValueSource(longs = {3, 5, 8, 13})
  void whatIsWrittenIsWhatIsReadHoweverItIsCut(long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      EventStreamWriter frames = new EventStreamWriter(out);
      List<JsonNode> written = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        JsonNode payload = Json.object().put("text", text(random));
        written.add(payload);
        frames.event("contentBlockDelta", payload);
      }
      frames.exception("throttlingException", text(random));
      List<Message> read = new ArrayList<>();
      MessageDecoder decoder = new MessageDecoder(read::add);
      byte[] bytes = out.toByteArray();
      for (int at = 0; at < bytes.length; ) {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
        decoder.feed(Arrays.copyOfRange(bytes, at, end));
        at = end;
      }
      assertThat(read).hasSize(written.size() + 1);
      for (int i = 0; i < written.size(); i++) {
        assertThat(Json.parse(new String(read.get(i).getPayload(), StandardCharsets.UTF_8)))
            .isEqualTo(written.get(i));
        assertThat(read.get(i).getHeaders())
            .containsEntry(":event-type", HeaderValue.fromString("contentBlockDelta"));
      }
      assertThat(read.getLast().getHeaders())
          .containsEntry(":message-type", HeaderValue.fromString("exception"));
      assertThat(read.getLast().getHeaders())
          .containsEntry(":exception-type", HeaderValue.fromString("throttlingException"));
    }
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(200), 1, Character.MAX_CODE_POINT)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
