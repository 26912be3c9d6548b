package com.mangaassist.backend.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * A method and a path, who may call it, and what answers.
 *
 * @param method upper case, such as {@code POST}
 * @param pathTemplate such as {@code /model/{modelId}/converse}; a parameter is one whole segment
 * @param authentication who may call; a route without one stops the start-up
 * @param bodyLimit the largest body in bytes; above it the answer is 413
 * @param door what every request meets on its way in and out
 */
public record Route(
    String method,
    String pathTemplate,
    @Nullable Authentication authentication,
    Handler handler,
    int bodyLimit,
    Door door) {
  /** One MiB. */
  public static final int DEFAULT_BODY_LIMIT = 1 << 20;

  /**
   * Nobody has anything to say with a GET: what is taken of it is not kept for strangers either.
   */
  private static final int BODY_OF_A_GET = 1 << 10;

  /** A route with the default body limit, which is 1,024 bytes for a GET. */
  public Route(
      String method,
      String pathTemplate,
      @Nullable Authentication authentication,
      Handler handler) {
    this(
        method,
        pathTemplate,
        authentication,
        handler,
        method.equals("GET") ? BODY_OF_A_GET : DEFAULT_BODY_LIMIT);
  }

  /** A route whose door is open. */
  public Route(
      String method,
      String pathTemplate,
      @Nullable Authentication authentication,
      Handler handler,
      int bodyLimit) {
    this(method, pathTemplate, authentication, handler, bodyLimit, Door.OPEN);
  }

  /** The same route behind a door. */
  public Route behind(Door other) {
    return new Route(method, pathTemplate, authentication, handler, bodyLimit, other);
  }

  /** The same route with another handler. */
  public Route handledBy(Handler other) {
    return new Route(method, pathTemplate, authentication, other, bodyLimit, door);
  }
}
