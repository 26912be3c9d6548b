package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.util.Optional;

/** Bearer token and API key, as an API Gateway with an authorizer and a usage plan asks for. */
public final class GatewayAuthentication implements Authentication {

  /** What is wrong with a caller's credentials. */
  public enum Verdict {
    ACCEPTED,
    /** No bearer token, or one that is not valid: 401. */
    BAD_TOKEN,
    /** No API key, or a wrong one: 403. */
    BAD_KEY
  }

  private final BearerTokens tokens;
  private final String apiKey;

  public GatewayAuthentication(GatewayCredentials credentials) {
    this.tokens = credentials.bearerTokens();
    this.apiKey = credentials.apiKey();
  }

  @Override
  public String name() {
    return "bearer token and API key";
  }

  @Override
  public Optional<Refusal> refuse(HttpRequest request) {
    String token = request.header("authorization").map(BearerHeader::token).orElse("");
    return switch (judge(token, request.header("x-api-key").orElse(""))) {
      case ACCEPTED -> Optional.empty();
      case BAD_TOKEN -> Optional.of(Refusals.message(401, "Unauthorized"));
      case BAD_KEY -> Optional.of(Refusals.message(403, "Forbidden"));
    };
  }

  /** Judges a token (without its scheme) and a key; empty for one that was not given. */
  public Verdict judge(String token, String key) {
    if (!tokens.accepts(token)) {
      return Verdict.BAD_TOKEN;
    }
    return ConstantTime.equal(apiKey, key) ? Verdict.ACCEPTED : Verdict.BAD_KEY;
  }
}
