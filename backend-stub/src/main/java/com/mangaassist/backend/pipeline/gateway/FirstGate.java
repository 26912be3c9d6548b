package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the structure of a request, as a web application firewall does: its headers and encodings
 * before anybody asks who calls, the depth of its body once a known caller has sent one. What the
 * words say is moderation's business.
 */
final class FirstGate {

  /** Deepest JSON that any route of this gateway means to read, with room to spare. */
  static final int MAX_DEPTH = 32;

  static final String TOO_DEEP = "is nested deeper than " + MAX_DEPTH + " levels";

  private static final int MAX_HEADERS = 100;
  private static final int MAX_QUERY = 8_192;

  /** Escapes of characters that no text holds; tabs and ends of lines are what some paste. */
  private static final Pattern CONTROL =
      Pattern.compile("%(0[0-8BCEF]|1[0-9A-F]|7F)", Pattern.CASE_INSENSITIVE);

  /** Two of these would let the gateway and what stands behind it read different ones. */
  private static final Set<String> ONCE =
      Set.of(
          "authorization",
          "x-api-key",
          "host",
          "origin",
          "content-type",
          "content-length",
          "content-encoding",
          "x-amzn-trace-id");

  private FirstGate() {}

  /** The answer for a head that is not shaped as any of ours would be. */
  static Optional<Refusal> refuseHead(HttpRequest request) {
    Map<String, List<String>> headers = request.headers();
    long fields = headers.values().stream().mapToLong(List::size).sum();
    if (fields > MAX_HEADERS) {
      return refusal(431, "Request Header Fields Too Large");
    }
    if (request.rawQuery().length() > MAX_QUERY) {
      return refusal(414, "URI Too Long");
    }
    if (CONTROL.matcher(request.rawQuery()).find()) {
      return problem("query", "holds a control character");
    }
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getValue().size() > 1 && ONCE.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        return problem("headers", "holds one twice that may come once");
      }
    }
    return packed(request) || !utf8(request)
        ? refusal(415, "Unsupported Media Type")
        : Optional.empty();
  }

  /** The answer for a body that is not shaped as any of ours would be. */
  static Optional<Refusal> refuse(HttpRequest request) {
    if (request.body().length > 0 && !json(request)) {
      return refusal(415, "Unsupported Media Type: Content-Type has to be application/json");
    }
    return body(request.body());
  }

  private static boolean packed(HttpRequest request) {
    String encoding = request.header("content-encoding").orElse("identity");
    return !encoding.strip().equalsIgnoreCase("identity");
  }

  /** Bodies are JSON here; a form is what curl calls a body that it is not told the type of. */
  private static boolean json(HttpRequest request) {
    String type = request.header("content-type").orElse("");
    int parameters = type.indexOf(';');
    String media = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    String name = media.toLowerCase(Locale.ROOT);
    return name.isEmpty()
        || name.equals("application/json")
        || name.equals("application/x-www-form-urlencoded")
        || (name.startsWith("application/") && name.endsWith("+json"));
  }

  private static boolean utf8(HttpRequest request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    int charset = type.indexOf("charset=");
    if (charset < 0) {
      return true;
    }
    String name = type.substring(charset + "charset=".length()).replace("\"", "").strip();
    return name.equals("utf-8") || name.equals("utf8") || name.equals("us-ascii");
  }

  private static Optional<Refusal> body(byte[] body) {
    if (tooDeep(body)) {
      return problem("body", TOO_DEEP);
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return Optional.empty();
    } catch (CharacterCodingException e) {
      return problem("body", "is not UTF-8");
    }
  }

  static boolean tooDeep(String json) {
    return tooDeep(json.getBytes(StandardCharsets.UTF_8));
  }

  /** True for JSON beyond the depth; anything else has none. */
  static boolean tooDeep(byte[] json) {
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < json.length; i++) {
      switch (json[i]) {
        case '"' -> text = !text;
        case '\\' -> i += text ? 1 : 0;
        case '{', '[' -> depth += text ? 0 : 1;
        case '}', ']' -> depth -= text ? 0 : 1;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Refusal> problem(String field, String problem) {
    return Optional.of(
        new Refusal(
            400,
            Map.of("Content-Type", "application/json"),
            "{\"message\":\"Bad Request\",\"errors\":[{\"field\":\""
                + field
                + "\",\"problem\":\""
                + problem
                + "\"}]}"));
  }

  private static Optional<Refusal> refusal(int status, String message) {
    return Optional.of(Refusal.message(status, message));
  }
}
