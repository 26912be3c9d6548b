package com.mangaassist.backend.pipeline.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spans as OTLP's JSON, an {@code ExportTraceServiceRequest}: what collectors take. */
public final class OtlpJson {

  private static final String SERVICE = "mangaassist";

  /** OTLP's numbers of the kinds. */
  private static final List<String> KINDS =
      List.of("UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");

  private static final int ERROR = 2;

  private OtlpJson() {}

  /** All of them in one request. */
  public static ObjectNode encode(List<SpanRecord> spans) {
    ObjectNode request = Json.object();
    ObjectNode resource = request.putArray("resourceSpans").addObject();
    resource
        .putObject("resource")
        .putArray("attributes")
        .addObject()
        .put("key", "service.name")
        .putObject("value")
        .put("stringValue", SERVICE);
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", SERVICE);
    ArrayNode all = scope.putArray("spans");
    spans.forEach(span -> write(span, all.addObject()));
    return request;
  }

  private static void write(SpanRecord span, ObjectNode json) {
    json.put("traceId", span.traceId()).put("spanId", span.spanId());
    if (!span.parentSpanId().isEmpty()) {
      json.put("parentSpanId", span.parentSpanId());
    }
    // 64-bit numbers are texts in JSON.
    json.put("name", span.name())
        .put("kind", KINDS.indexOf(span.kind()))
        .put("startTimeUnixNano", Long.toString(span.startNanos()))
        .put("endTimeUnixNano", Long.toString(span.endNanos()));
    ArrayNode attributes = json.putArray("attributes");
    span.attributes()
        .forEach(
            (key, value) -> {
              ObjectNode entry = attributes.addObject().put("key", key).putObject("value");
              if (value instanceof Long number) {
                entry.put("intValue", Long.toString(number));
              } else {
                entry.put("stringValue", value.toString());
              }
            });
    json.putObject("status").put("code", span.failed() ? ERROR : 0);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws Json.MalformedJsonException if it is not JSON
   */
  static List<SpanRecord> decode(String text) throws Json.MalformedJsonException {
    List<SpanRecord> spans = new ArrayList<>();
    for (JsonNode resource : Json.parse(text).path("resourceSpans")) {
      for (JsonNode scope : resource.path("scopeSpans")) {
        scope.path("spans").forEach(span -> spans.add(read(span)));
      }
    }
    return spans;
  }

  private static SpanRecord read(JsonNode json) {
    Map<String, Object> attributes = new TreeMap<>();
    for (JsonNode attribute : json.path("attributes")) {
      JsonNode value = attribute.path("value");
      attributes.put(
          attribute.path("key").asText(),
          value.has("intValue")
              ? (Object) value.path("intValue").asLong()
              : value.path("stringValue").asText());
    }
    int kind = json.path("kind").asInt();
    return new SpanRecord(
        json.path("traceId").asText(),
        json.path("spanId").asText(),
        json.path("parentSpanId").asText(),
        json.path("name").asText(),
        kind > 0 && kind < KINDS.size() ? KINDS.get(kind) : "INTERNAL",
        json.path("startTimeUnixNano").asLong(),
        json.path("endTimeUnixNano").asLong(),
        json.path("status").path("code").asInt() == ERROR,
        attributes);
  }
}
