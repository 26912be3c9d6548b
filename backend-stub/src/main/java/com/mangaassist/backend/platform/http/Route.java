package com.mangaassist.backend.platform.http;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A method and a path, who may call it, and what answers.
 *
 * @param method upper case, such as {@code POST}
 * @param pathTemplate such as {@code /model/{modelId}/converse}; a parameter is one whole segment
 * @param authentication who may call; a route without one stops the start-up
 * @param bodyLimit the largest body in bytes; above it the answer is 413
 * @param answerHeaders what each answer of this route carries besides, also a refusal
 */
public record Route(
    String method,
    String pathTemplate,
    @Nullable Authentication authentication,
    Handler handler,
    int bodyLimit,
    Supplier<Map<String, String>> answerHeaders) {
  /** One MiB. */
  public static final int DEFAULT_BODY_LIMIT = 1 << 20;

  /** A route with the default body limit. */
  public Route(
      String method,
      String pathTemplate,
      @Nullable Authentication authentication,
      Handler handler) {
    this(method, pathTemplate, authentication, handler, DEFAULT_BODY_LIMIT);
  }

  /** A route whose answers carry no headers of their own. */
  public Route(
      String method,
      String pathTemplate,
      @Nullable Authentication authentication,
      Handler handler,
      int bodyLimit) {
    this(method, pathTemplate, authentication, handler, bodyLimit, Map::of);
  }

  /** The same route with headers that each of its answers carries. */
  public Route withAnswerHeaders(Supplier<Map<String, String>> headers) {
    return new Route(method, pathTemplate, authentication, handler, bodyLimit, headers);
  }
}
