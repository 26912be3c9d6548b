package com.mangaassist.backend.aws.bedrock;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.mangaassist.services.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** What servers stream to the stand-in, and what it streams to its clients. */
class StreamFuzzTest {

  @FuzzTest
  void readsServerSentEventsToTheirEnd(byte[] data) throws IOException {
    ServerSentEvents events = new ServerSentEvents(new ByteArrayInputStream(data));
    int read = 0;
    for (String event = events.next(); event != null; event = events.next()) {
      if (++read > data.length) {
        throw new AssertionError("More events than bytes");
      }
    }
  }

  @FuzzTest
  void writesFramesThatTheSdkReads(byte[] data) throws Exception {
    String text = new String(data, StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventStreamWriter frames = new EventStreamWriter(out);
    frames.event("contentBlockDelta", Json.object().put("text", text));
    frames.exception("throttlingException", text);
    List<Message> read = new ArrayList<>();
    new MessageDecoder(read::add).feed(out.toByteArray());
    if (read.size() != 2
        || !Json.parse(read.getFirst().getPayload()).path("text").asText().equals(text)) {
      throw new AssertionError("The SDK reads something else");
    }
  }
}
