package com.mangaassist.backend.pipeline.auth;

import com.mangaassist.backend.platform.http.Refusal;
import java.util.HashMap;
import java.util.Map;

/** Refusals with the ids that each answer of an API Gateway carries. */
final class Refusals {

  private Refusals() {}

  static Refusal message(int status, String message) {
    Map<String, String> headers = new HashMap<>(AnswerIds.next());
    headers.put("Content-Type", "application/json");
    return new Refusal(status, Map.copyOf(headers), "{\"message\":\"" + message + "\"}");
  }
}
