package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.platform.http.Refusal;
import java.util.Map;

/** Refusals that say when to come again. */
final class Refusals {

  private Refusals() {}

  /** 429 with the time after which it is worth another try. */
  static Refusal retryAfter(long seconds, String message) {
    return new Refusal(
        429,
        Map.of("Content-Type", "application/json", "Retry-After", Long.toString(seconds)),
        "{\"message\":\"" + message + "\"}");
  }
}
