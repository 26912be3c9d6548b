package com.mangaassist.services.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code GET /admin/traces/{correlationId}} answers. */
public final class TraceCodec {

  private TraceCodec() {}

  /**
   * A trace.
   *
   * @throws IOException if it is none; the message is for people
   */
  public static Trace decode(String text) throws IOException {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (Json.MalformedJsonException e) {
      throw new IOException("The gateway sent a trace that cannot be read.", e);
    }
    List<TraceSpan> spans = new ArrayList<>();
    json.path("spans").forEach(each -> spans.add(span(each)));
    if (spans.isEmpty()) {
      throw new IOException("The gateway sent a trace that cannot be read.");
    }
    return new Trace(json.path("traceId").asText(), json.path("durationMicros").asLong(), spans);
  }

  private static TraceSpan span(JsonNode json) {
    Map<String, String> attributes = new LinkedHashMap<>();
    json.path("attributes")
        .properties()
        .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
    return new TraceSpan(
        json.path("spanId").asText(),
        json.path("parentSpanId").asText(),
        json.path("name").asText(),
        json.path("kind").asText(),
        json.path("offsetMicros").asLong(),
        json.path("durationMicros").asLong(),
        json.path("failed").asBoolean(),
        attributes);
  }
}
