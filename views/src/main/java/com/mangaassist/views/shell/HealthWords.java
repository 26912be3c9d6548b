package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Said;
import com.mangaassist.views.texts.Texts;
import java.util.Locale;
import java.util.Map;

/**
 * What the gateway says of its parts, in the window's language. It speaks English to everybody;
 * what is not known here is shown as it came.
 */
record HealthWords(Texts texts) {

  private static final Map<String, String> NAMES =
      Map.of(
          "gateway", "health.name.gateway",
          "sessions", "health.name.sessions",
          "retrieval", "health.name.retrieval",
          "events", "health.name.events",
          "models", "health.name.models",
          "rules", "health.name.rules",
          "flags", "health.name.flags",
          "stand-ins", "health.name.stand-ins",
          "mesh", "health.name.mesh",
          "backend", "health.name.backend");

  String name(String name) {
    String key = NAMES.get(name.toLowerCase(Locale.ROOT));
    return key == null ? name : texts.now(key);
  }

  String detail(String detail) {
    return new Said(texts).words(detail);
  }
}
