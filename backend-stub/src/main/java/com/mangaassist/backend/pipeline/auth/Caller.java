package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.pipeline.usage.ApiKey;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.util.Optional;

/**
 * Who calls the gateway.
 *
 * @param token what the bearer token says
 * @param key of the usage plan
 */
public record Caller(BearerToken token, ApiKey key) {

  private static final String ATTRIBUTE = "caller";

  /** Whom the authentication let pass; empty before it, and on routes that are open. */
  public static Optional<Caller> of(HttpRequest request) {
    return request.attribute(ATTRIBUTE, Caller.class);
  }

  /** Whom the bearer token stands for. */
  public String subject() {
    return token.subject();
  }

  /** Whether requests for that customer may come from this caller. */
  public boolean mayActAs(String customerId) {
    return token.actsForAnyone() || token.subject().equals(customerId);
  }

  void remember(HttpRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
