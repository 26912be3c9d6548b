package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.pipeline.usage.ApiKey;
import com.mangaassist.backend.pipeline.usage.UsageMeter;
import com.mangaassist.backend.pipeline.usage.UsageVerdict;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * Bearer token, API key and usage plan, in the order in which API Gateway asks: the authorizer, the
 * key, the plan's limits.
 */
public final class GatewayAuthentication implements Authentication {

  /** The names of the keys that this program made. */
  public static final String DEFAULT_KEY = "manga-assist-default-key";

  /** See {@link #DEFAULT_KEY}. */
  public static final String INTERNAL_KEY = "internal";

  /** What a caller's credentials are worth. */
  public sealed interface Judgement {

    /** They are good. */
    record Accepted(Caller caller) implements Judgement {}

    /** No bearer token, or one that is not valid: 401. */
    record BadToken() implements Judgement {}

    /** No API key, or one that no plan knows: 403. */
    record BadKey() implements Judgement {}
  }

  private final JwtAuthorizer authorizer;
  private final UsageMeter meter;

  public GatewayAuthentication(JwtAuthorizer authorizer, UsageMeter meter) {
    this.authorizer = authorizer;
    this.meter = meter;
  }

  /** The values of the keys that this program made, by their names. */
  public static Map<String, String> keysOf(GatewayCredentials credentials) {
    return Map.of(DEFAULT_KEY, credentials.apiKey(), INTERNAL_KEY, credentials.internalApiKey());
  }

  @Override
  public String name() {
    return "bearer token, API key, usage plan";
  }

  @Override
  public Optional<Refusal> refuseHead(HttpRequest head) {
    String token = head.header("authorization").map(BearerHeader::token).orElse("");
    return switch (judge(token, head.header("x-api-key").orElse(""))) {
      case Judgement.BadToken() -> Optional.of(Refusal.message(401, "Unauthorized"));
      case Judgement.BadKey() -> Optional.of(Refusal.message(403, "Forbidden"));
      case Judgement.Accepted(Caller caller) -> {
        caller.remember(head);
        yield Optional.empty();
      }
    };
  }

  /** Only what is whole and shaped as a request counts against the plan. */
  @Override
  public Optional<Refusal> refuse(HttpRequest request) {
    return Caller.of(request)
        .map(caller -> refusal(count(caller, request.method() + " " + request.path())))
        .orElseGet(() -> Optional.of(Refusal.message(401, "Unauthorized")));
  }

  /**
   * Counts one request against the caller's plan.
   *
   * @param method as {@code POST /v1/chat}
   */
  public UsageVerdict count(Caller caller, String method) {
    return meter.take(caller.key(), method);
  }

  private static Optional<Refusal> refusal(UsageVerdict verdict) {
    return switch (verdict) {
      case UsageVerdict.Allowed() -> Optional.empty();
      case UsageVerdict.TooManyRequests(long seconds) ->
          Optional.of(Refusals.retryAfter(seconds, "Too Many Requests"));
      case UsageVerdict.LimitExceeded(long seconds) ->
          Optional.of(Refusals.retryAfter(seconds, "Limit Exceeded"));
    };
  }

  /** Judges a token (without its scheme) and a key; empty for one that was not given. */
  public Judgement judge(String token, String key) {
    Optional<BearerToken> bearer = authorizer.verified(token);
    if (bearer.isEmpty()) {
      return new Judgement.BadToken();
    }
    Optional<ApiKey> known = meter.key(key);
    return known.isPresent()
        ? new Judgement.Accepted(new Caller(bearer.get(), known.get()))
        : new Judgement.BadKey();
  }
}
