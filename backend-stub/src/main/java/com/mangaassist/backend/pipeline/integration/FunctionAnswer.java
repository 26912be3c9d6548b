package com.mangaassist.backend.pipeline.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.integration.IntegrationHandler.MalformedAnswer;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a function answers, in the shape that API Gateway takes: {@code statusCode}, {@code
 * headers}, {@code multiValueHeaders}, {@code body}, {@code isBase64Encoded}. What is shaped
 * otherwise is a malformed proxy response there, 502.
 */
final class FunctionAnswer {

  /** What a function may not set: the gateway itself does. */
  private static final Set<String> OWN =
      Set.of("content-length", "connection", "transfer-encoding", "x-amzn-requestid", "date");

  /** A token of RFC 9110. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");

  private static final String COOKIE = "Set-Cookie";

  private static final int LEAST = 200;
  private static final int MOST = 599;

  private FunctionAnswer() {}

  /**
   * Reads it.
   *
   * @param name of the function, for the log
   */
  static Answer read(String name, byte[] body) throws MalformedAnswer {
    JsonNode json;
    try {
      json = Json.parse(body);
    } catch (Json.MalformedJsonException e) {
      throw new MalformedAnswer("function " + name + " answered no JSON");
    }
    int status = json.path("statusCode").asInt();
    if (!json.isObject() || status < LEAST || status > MOST) {
      throw new MalformedAnswer("function " + name + " answered without a statusCode");
    }
    return new Answer(status, headers(name, json), body(name, json));
  }

  /**
   * Where a header stands in both, the one with all its values counts. Several values are one line
   * with commas, but for cookies, which have commas of their own.
   */
  private static Map<String, List<String>> headers(String name, JsonNode json)
      throws MalformedAnswer {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (var header : json.path("headers").properties()) {
      add(name, headers, header.getKey(), List.of(text(name, header.getValue())));
    }
    Map<String, List<String>> several = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (var header : json.path("multiValueHeaders").properties()) {
      if (!header.getValue().isArray()) {
        throw new MalformedAnswer("function " + name + " answered multiValueHeaders without lists");
      }
      List<String> values = new ArrayList<>();
      for (JsonNode value : header.getValue()) {
        values.add(text(name, value));
      }
      boolean cookies = header.getKey().equalsIgnoreCase(COOKIE);
      add(name, several, header.getKey(), cookies ? values : List.of(String.join(", ", values)));
    }
    headers.putAll(several);
    return headers;
  }

  /** Names that differ in case only are how some functions set several cookies. */
  private static void add(
      String name, Map<String, List<String>> headers, String header, List<String> values)
      throws MalformedAnswer {
    boolean controls =
        values.stream().flatMapToInt(String::chars).anyMatch(c -> c < ' ' && c != '\t');
    if (controls || !NAME.matcher(header).matches()) {
      throw new MalformedAnswer("function " + name + " answered a header that is none");
    }
    if (OWN.contains(header.toLowerCase(Locale.ROOT))) {
      return;
    }
    List<String> all = new ArrayList<>();
    if (header.equalsIgnoreCase(COOKIE)) {
      all.addAll(headers.getOrDefault(header, List.of()));
    }
    all.addAll(values);
    headers.put(header, all);
  }

  private static String text(String name, JsonNode value) throws MalformedAnswer {
    if (!value.isValueNode()) {
      throw new MalformedAnswer("function " + name + " answered a header that is no text");
    }
    return value.asText();
  }

  private static byte[] body(String name, JsonNode json) throws MalformedAnswer {
    JsonNode body = json.path("body");
    if (body.isContainerNode()) {
      throw new MalformedAnswer("function " + name + " answered a body that is no text");
    }
    String text = body.asText("");
    if (!json.path("isBase64Encoded").asBoolean()) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswer("function " + name + " answered a body that is no Base64");
    }
  }
}
