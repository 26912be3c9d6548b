package com.mangaassist.backend.aws.bedrock.offline;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what a customer did not want to meet and was left out. */
final class LeftOut {
  private static final Pattern NOT = Pattern.compile("(?:^|; )not: ([^;]+)");
  private static final Pattern BOTH = Pattern.compile("(.+?) \\((.+)\\)");
  private static final int MOST = 3;

  private LeftOut() {}

  /** A sentence, or nothing where nothing was excluded. */
  static String of(PromptReading reading, Phrases phrases) {
    return NOT.matcher(reading.note("wish"))
        .results()
        .findFirst()
        .map(found -> phrases.say("recommend.without", names(found, phrases)))
        .orElse("");
  }

  private static String names(MatchResult found, Phrases phrases) {
    return Arrays.stream(found.group(1).split(", ", -1))
        .limit(MOST)
        .map(String::strip)
        .map(topic -> name(topic, phrases))
        .collect(Collectors.joining(phrases.say("and")));
  }

  private static String name(String topic, Phrases phrases) {
    var both = BOTH.matcher(topic);
    if (both.matches()) {
      return phrases.japanese() ? both.group(2) : both.group(1);
    }
    return phrases.has("genre." + topic) ? phrases.say("genre." + topic) : topic;
  }
}
