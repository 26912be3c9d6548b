package com.mangaassist.backend.aws.bedrock.offline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a work has what a customer asks of it: romance, gore, sadness. Keywords are all we know.
 */
final class ContentAnswer {
  private static final Pattern TOPICS = Pattern.compile("(?:^|; )(?:topics|not): ([^;]+)");

  private final Phrases phrases;

  ContentAnswer(Phrases phrases) {
    this.phrases = phrases;
  }

  /** A sentence on the topics of the wish; empty where there are none. */
  String of(ProductFacts product, PromptReading reading) {
    Set<String> asked =
        TOPICS
            .matcher(reading.note("wish"))
            .results()
            .flatMap(found -> Arrays.stream(found.group(1).split(", ", -1)))
            .map(topic -> topic.replaceFirst(" \\(.*", "").strip())
            .collect(Collectors.toCollection(TreeSet::new));
    if (asked.contains("scary")) {
      asked.add("horror");
    }
    if (asked.isEmpty()) {
      return "";
    }
    List<String> met =
        Stream.concat(product.genres().stream(), product.tags().stream())
            .filter(word -> asked.contains(word.toLowerCase(Locale.ROOT)))
            .distinct()
            .map(word -> name(word, product))
            .toList();
    return met.isEmpty()
        ? phrases.say(
            "facts.content.none",
            phrases.title(product),
            phrases.genres(product),
            phrases.tags(product))
        : phrases.say(
            "facts.content", phrases.title(product), String.join(phrases.say("and"), met));
  }

  private String name(String word, ProductFacts product) {
    if (phrases.has("genre." + word)) {
      return phrases.say("genre." + word);
    }
    int at = product.tags().indexOf(word);
    return phrases.japanese() && at > 0 ? product.tags().get(at - 1) : word;
  }
}
