package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.services.chat.ModerationVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what weighs on a customer out of the message. Immutable. */
final class DistressReader {
  /** The gravest first: somebody who is beaten is not consoled over being lonely. */
  private static final List<Distress> BY_WEIGHT =
      List.of(
          Distress.VIOLENCE_OF_PARENTS,
          Distress.VIOLENCE,
          Distress.LOSS,
          Distress.LONELINESS,
          Distress.LOW_SPIRITS);

  private final Lexicon words = Lexicon.load(DistressReader.class, "distress.tsv");

  /**
   * What the words tell.
   *
   * @param plain the message in plain form
   */
  Distress of(String plain, ModerationVerdict moderation) {
    Set<String> labels = words.labels(plain);
    if (moderation.categories().contains("self_harm")) {
      boolean another = labels.contains("of_another") && !labels.contains("own_too");
      return another ? Distress.SELF_HARM_OF_ANOTHER : Distress.SELF_HARM;
    }
    return BY_WEIGHT.stream()
        .filter(each -> labels.contains(each.wireName()))
        .findFirst()
        .orElse(Distress.NONE);
  }

  /** The message without the words that tell of the grief: nothing is searched by them. */
  String without(String message) {
    String rest = PlainText.of(message);
    for (Lexicon.Rule rule : words.candidates(rest)) {
      boolean grief = Distress.valueOf(named(rule)).wantsComfort();
      rest = grief ? rule.pattern().matcher(rest).replaceAll(" ") : rest;
    }
    return rest.strip();
  }

  private static String named(Lexicon.Rule rule) {
    String name = rule.label().toUpperCase(Locale.ROOT);
    return rule.label().equals("of_another") || rule.label().equals("own_too")
        ? Distress.SELF_HARM.name()
        : name;
  }
}
