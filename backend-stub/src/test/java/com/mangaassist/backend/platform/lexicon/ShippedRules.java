package com.mangaassist.backend.platform.lexicon;

import com.mangaassist.backend.pipeline.moderation.Moderation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The rules that come with the program. */
final class ShippedRules {

  private ShippedRules() {}

  /** Those of a resource, as {@code pipeline/moderation/message-rules.tsv}. */
  static Lexicon of(String resource) throws IOException {
    try (var in =
        Moderation.class.getModule().getResourceAsStream("com/mangaassist/backend/" + resource)) {
      return Lexicon.parse(
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
