package com.mangaassist.backend.pipeline.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** API Gateway's event as the request that it was. */
final class EventRequest implements HttpRequest {

  private final JsonNode event;
  private final long received = System.nanoTime();
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Object> attributes = new HashMap<>();

  EventRequest(JsonNode event) {
    this.event = event;
    for (var header : event.path("headers").properties()) {
      headers.put(header.getKey(), List.of(header.getValue().asText()));
    }
  }

  @Override
  public String method() {
    return event.path("httpMethod").asText();
  }

  @Override
  public String protocol() {
    return event.path("requestContext").path("protocol").asText();
  }

  @Override
  public String rawPath() {
    return event.path("path").asText();
  }

  @Override
  public String path() {
    return event.path("path").asText();
  }

  @Override
  public String pathParameter(String name) {
    JsonNode value = event.path("pathParameters").path(name);
    if (value.isMissingNode()) {
      throw new IllegalArgumentException("The event has no parameter " + name);
    }
    return value.asText();
  }

  @Override
  public String rawQuery() {
    return "";
  }

  @Override
  public Optional<String> queryParameter(String name) {
    JsonNode value = event.path("queryStringParameters").path(name);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  @Override
  public Optional<String> header(String name) {
    List<String> values = headers.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public byte[] body() {
    String body = event.path("body").asText("");
    return event.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public long receivedNanos() {
    return received;
  }

  @Override
  public <T> Optional<T> attribute(String name, Class<T> type) {
    @Nullable Object value = attributes.get(name);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }
}
