package com.mangaassist.backend.aws.bedrock.offline;

import java.util.stream.Collectors;

/** Suggests products. */
final class SuggestionWriter {
  private final Phrases phrases;

  SuggestionWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(PromptReading reading) {
    if (reading.products().isEmpty()) {
      return phrases.say("recommend.none");
    }
    boolean picked = reading.products().size() == 1 && !reading.others().isEmpty();
    String opening =
        picked
            ? phrases.say("recommend.picked")
            : phrases.say(
                reading.note("fit of the products").equals("good")
                    ? "recommend.opening"
                    : "recommend.near",
                reading.products().size());
    String list = reading.products().stream().map(this::item).collect(Collectors.joining("\n"));
    String without = LeftOut.of(reading, phrases);
    return opening
        + "\n\n"
        + list
        + (without.isEmpty() ? "" : "\n\n" + without)
        + "\n\n"
        + phrases.say("recommend.closing");
  }

  private String item(ProductFacts product) {
    String tags = phrases.tags(product);
    return phrases.say(
        tags.isEmpty() ? "recommend.plain_item" : "recommend.item",
        phrases.title(product),
        phrases.author(product),
        phrases.volumes(product),
        phrases.genres(product),
        phrases.yen(product.priceJpy()),
        phrases.stock(product),
        tags);
  }
}
