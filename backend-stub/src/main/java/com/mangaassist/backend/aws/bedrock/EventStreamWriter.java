package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Writes {@code application/vnd.amazon.eventstream} frames; each leaves with the next flush. */
final class EventStreamWriter {
  /** The content type of such an answer. */
  static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

  private static final HeaderValue JSON = HeaderValue.fromString("application/json");
  private static final HeaderValue EVENT = HeaderValue.fromString("event");
  private static final HeaderValue EXCEPTION = HeaderValue.fromString("exception");

  private final OutputStream out;

  EventStreamWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes an event of the type named, with a JSON payload. */
  void event(String type, JsonNode payload) throws IOException {
    write(":event-type", type, EVENT, payload);
  }

  /** Writes an exception, which ends the stream; {@code type} begins with a small letter. */
  void exception(String type, String message) throws IOException {
    write(":exception-type", type, EXCEPTION, Json.object().put("message", message));
  }

  void flush() throws IOException {
    out.flush();
  }

  private void write(String typeHeader, String type, HeaderValue messageType, JsonNode payload)
      throws IOException {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(typeHeader, HeaderValue.fromString(type));
    headers.put(":content-type", JSON);
    headers.put(":message-type", messageType);
    out.write(new Message(headers, Json.writeBytes(payload)).toByteBuffer().array());
  }
}
