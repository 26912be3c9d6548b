package com.mangaassist.backend.pipeline.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $input}: the request, or the integration's answer, as a template reads it. */
public final class TemplateInput {

  private final String body;
  private final JsonNode json;
  private final Map<String, Map<String, String>> params;

  /**
   * What a template reads.
   *
   * @param body JSON or not; one that is not has no paths
   * @param params by {@code path}, {@code querystring} and {@code header}
   */
  public TemplateInput(String body, Map<String, Map<String, String>> params) {
    this.body = body;
    this.json = parsed(body);
    this.params = new LinkedHashMap<>(params);
  }

  private static JsonNode parsed(String body) {
    try {
      return Json.parse(body);
    } catch (Json.MalformedJsonException e) {
      return Json.object();
    }
  }

  /** {@code $input.body}. */
  public String getBody() {
    return body;
  }

  /** {@code $input.json('$.a')}: JSON text, {@code ""} where nothing is. */
  public String json(String path) {
    JsonNode found = JsonPath.find(json, path);
    return found.isMissingNode() ? "\"\"" : Json.write(found);
  }

  /** {@code $input.path('$.a')}: a text, number, list or map; null where nothing is. */
  public @Nullable Object path(String path) {
    return JsonValues.plain(JsonPath.find(json, path));
  }

  /** {@code $input.params()}. */
  public Map<String, Map<String, String>> params() {
    return params;
  }

  /** {@code $input.params('x')}: of the path, else of the query, else a header; else empty. */
  public String params(String name) {
    for (Map<String, String> place : params.values()) {
      String value = place.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }
}
