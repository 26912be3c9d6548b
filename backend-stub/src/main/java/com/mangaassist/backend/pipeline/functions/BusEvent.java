package com.mangaassist.backend.pipeline.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * An event as EventBridge hands it to a target.
 *
 * @param id the bus's own, the same for every delivery
 */
public record BusEvent(String id, String source, String detailType, Instant time, JsonNode detail) {

  /**
   * Reads it.
   *
   * @throws MalformedJsonException if it is no event
   */
  static BusEvent of(byte[] body) throws MalformedJsonException {
    JsonNode json = Json.parse(body);
    try {
      return new BusEvent(
          text(json, "id"),
          text(json, "source"),
          text(json, "detail-type"),
          Instant.parse(text(json, "time")),
          json.path("detail"));
    } catch (DateTimeParseException e) {
      throw new MalformedJsonException("time is not a time", e);
    }
  }

  private static String text(JsonNode json, String name) throws MalformedJsonException {
    if (!json.path(name).isTextual()) {
      throw new MalformedJsonException(name + " is missing", null);
    }
    return json.path(name).textValue();
  }
}
