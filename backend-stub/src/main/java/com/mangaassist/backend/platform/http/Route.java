package com.mangaassist.backend.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * A method and a path, who may call it, and what answers.
 *
 * @param method upper case, such as {@code POST}
 * @param pathTemplate such as {@code /model/{modelId}/converse}; a parameter is one whole segment
 * @param authentication who may call; a route without one stops the start-up
 * @param bodyLimit the largest body in bytes; above it the answer is 413
 */
public record Route(
    String method,
    String pathTemplate,
    @Nullable Authentication authentication,
    Handler handler,
    int bodyLimit) {
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
}
