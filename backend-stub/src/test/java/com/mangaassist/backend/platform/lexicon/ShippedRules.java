package com.mangaassist.backend.platform.lexicon;

import com.mangaassist.backend.pipeline.moderation.Moderation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules that come with the program. */
final class ShippedRules {

  private ShippedRules() {}

  /** All of them, by their resources. */
  static Stream<String> all() {
    return Stream.of(
        "aws/bedrock/offline/aspects.tsv",
        "pipeline/dialogue/distress.tsv",
        "pipeline/dialogue/intents.tsv",
        "pipeline/dialogue/languages.tsv",
        "pipeline/dialogue/references.tsv",
        "pipeline/moderation/answer-rules.tsv",
        "pipeline/moderation/disguised-rules.tsv",
        "pipeline/moderation/message-rules.tsv",
        "pipeline/moderation/personal-data.tsv",
        "pipeline/moderation/quotation-rules.tsv",
        "pipeline/policy/policy-topics.tsv",
        "pipeline/retrieval/search/readers.tsv",
        "pipeline/retrieval/understanding/circumstances.tsv",
        "pipeline/retrieval/understanding/topics.tsv");
  }

  /** Those of a resource, as {@code pipeline/moderation/message-rules.tsv}. */
  static Lexicon of(String resource) throws IOException {
    try (var in =
        Moderation.class.getModule().getResourceAsStream("com/mangaassist/backend/" + resource)) {
      return Lexicon.parse(
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
