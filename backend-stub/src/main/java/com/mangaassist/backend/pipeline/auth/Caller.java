package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.pipeline.usage.ApiKey;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.util.Optional;

/**
 * Who calls the gateway.
 *
 * @param subject whom the bearer token stands for
 * @param key of the usage plan
 */
public record Caller(String subject, ApiKey key) {

  private static final String ATTRIBUTE = "caller";

  /** Whom the authentication let pass; empty before it, and on routes that are open. */
  public static Optional<Caller> of(HttpRequest request) {
    return request.attribute(ATTRIBUTE, Caller.class);
  }

  void remember(HttpRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
