package com.mangaassist.backend.aws.bedrock.offline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the product data says of a work's readers. It holds no age rating: the magazine's readers,
 * genres and keywords are all that there is.
 */
final class AgeAdvice {
  /** Genres and keywords that parents would want to know of. */
  private static final Set<String> STRONG =
      Set.of(
          "gore",
          "dark",
          "scary",
          "horror",
          "murder",
          "serial killer",
          "death game",
          "war",
          "abuse",
          "bullying",
          "suicide",
          "yakuza",
          "crime",
          "bl",
          "yuri");

  private static final Set<String> FOR_CHILDREN = Set.of("for children", "子ども向け");
  private static final Set<String> FOR_ADULTS = Set.of("seinen", "josei");

  private final Phrases phrases;

  AgeAdvice(Phrases phrases) {
    this.phrases = phrases;
  }

  String of(ProductFacts product, PromptReading reading) {
    boolean children =
        product.demographic().equals("kodomo")
            || product.tags().stream().anyMatch(FOR_CHILDREN::contains);
    List<String> strong =
        Stream.concat(product.genres().stream(), product.tags().stream())
            .filter(STRONG::contains)
            .distinct()
            .map(word -> name(word, product))
            .toList();
    boolean adults = FOR_ADULTS.contains(product.demographic());
    var parts =
        Stream.of(
            phrases.say(
                "facts.age",
                phrases.title(product),
                phrases.say("readers." + product.demographic())),
            children ? phrases.say("facts.age.children") : "",
            strong.isEmpty()
                ? ""
                : phrases.say(
                    "facts.age.strong",
                    strong.stream().collect(Collectors.joining(phrases.say("and")))),
            reading.about("young") && !children && (adults || !strong.isEmpty())
                ? phrases.say("facts.age.rather_not")
                : "",
            phrases.say("facts.age.unknown"));
    return parts
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(phrases.japanese() ? "" : " "));
  }

  /** A keyword in the language of the answer: the catalogue has both, the Japanese one first. */
  private String name(String word, ProductFacts product) {
    if (phrases.has("genre." + word)) {
      return phrases.say("genre." + word);
    }
    int at = product.tags().indexOf(word);
    return phrases.japanese() && at > 0 ? product.tags().get(at - 1) : word;
  }
}
