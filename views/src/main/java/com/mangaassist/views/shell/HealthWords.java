package com.mangaassist.views.shell;

import com.mangaassist.views.texts.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
          "stand-ins", "health.name.stand-ins",
          "backend", "health.name.backend");

  private static final Map<Pattern, String> DETAILS =
      Map.of(
          Pattern.compile("Searches go by words until embeddings are there\\."),
          "health.detail.embeddings",
          Pattern.compile("Events are kept and sent later: (.*)"),
          "health.detail.later",
          Pattern.compile("([0-9]+) events were refused by the bus\\."),
          "health.detail.refused",
          Pattern.compile("New WebSockets cannot be opened now: (.*)"),
          "health.detail.sockets",
          Pattern.compile("Rules and queues are being made\\."),
          "health.detail.rules.making",
          Pattern.compile("Rules and queues cannot be made: (.*)"),
          "health.detail.rules.trouble",
          Pattern.compile("Nothing can be kept: (.*)"),
          "health.detail.stand-ins",
          Pattern.compile("Left out for the moment: (.*)"),
          "health.detail.models");

  String name(String name) {
    String key = NAMES.get(name.toLowerCase(Locale.ROOT));
    return key == null ? name : texts.now(key);
  }

  String detail(String detail) {
    for (Map.Entry<Pattern, String> each : DETAILS.entrySet()) {
      Matcher known = each.getKey().matcher(detail);
      if (known.matches()) {
        return texts.now(each.getValue(), known.groupCount() == 0 ? "" : known.group(1));
      }
    }
    return detail;
  }
}
