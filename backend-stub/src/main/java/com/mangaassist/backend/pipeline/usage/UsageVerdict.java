package com.mangaassist.backend.pipeline.usage;

/** Whether a request may pass, as its plan says. */
public sealed interface UsageVerdict {

  /** It was counted. */
  record Allowed() implements UsageVerdict {}

  /** Over the rate: 429 {@code Too Many Requests}. It was not counted. */
  record TooManyRequests(long retryAfterSeconds) implements UsageVerdict {}

  /** Over the day's quota: 429 {@code Limit Exceeded}. It was not counted. */
  record LimitExceeded(long retryAfterSeconds) implements UsageVerdict {}
}
