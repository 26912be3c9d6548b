package com.mangaassist.backend.aws.bedrock.offline;

import java.util.List;
import java.util.Optional;

/** Greetings, small talk, refusals, care, and what this model is no help with. */
final class TalkWriter {
  private static final List<String> KINDS =
      List.of("thanks", "bye", "weather", "favourite", "identity", "mood", "joke", "person");

  /** What is asked of the shop itself. */
  private static final List<String> SERVICE =
      List.of("adult", "person", "premises", "contact", "wrapping", "account", "buy");

  /** So few letters say no more than a picture. */
  private static final int SHORTEST_WISH = 2;

  private final Phrases phrases;

  TalkWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(PromptReading reading) {
    return phrases.say(key(reading));
  }

  private String key(PromptReading reading) {
    String distress = "care." + reading.note("distress");
    if (phrases.has(distress)) {
      return distress;
    }
    if (reading.rated("self_harm")) {
      return "care.self_harm";
    }
    if (reading.rated("piracy")) {
      return "piracy";
    }
    String intent = reading.intent();
    if (intent.equals("abuse") && reading.rated("personal_data_request")) {
      return "abuse.data";
    }
    if (intent.equals("unknown")) {
      Optional<String> service = SERVICE.stream().filter(reading::about).findFirst();
      if (service.isPresent()) {
        return service.get().equals("buy") ? "facts.buy" : service.get();
      }
    }
    boolean fewLetters =
        reading.message().chars().filter(Character::isLetter).count() <= SHORTEST_WISH;
    if (intent.equals("unknown") && fewLetters) {
      return "nothing";
    }
    if (intent.equals("greeting") || intent.equals("smalltalk")) {
      return KINDS.stream().filter(reading::about).findFirst().orElse(intent);
    }
    return phrases.has(intent) ? intent : "unknown";
  }
}
