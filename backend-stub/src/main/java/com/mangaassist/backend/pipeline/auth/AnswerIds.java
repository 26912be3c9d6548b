package com.mangaassist.backend.pipeline.auth;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The headers by which AWS lets a caller name an answer. */
public final class AnswerIds {

  private AnswerIds() {}

  /** A new request id and X-Ray root; they tell answers apart and are no secret. */
  public static Map<String, String> next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long now = System.currentTimeMillis() / 1000;
    String trace =
        String.format(
            Locale.ROOT, "Root=1-%08x-%08x%016x", now, random.nextInt(), random.nextLong());
    String requestId = new UUID(random.nextLong(), random.nextLong()).toString();
    return Map.of("x-amzn-RequestId", requestId, "X-Amzn-Trace-Id", trace);
  }
}
