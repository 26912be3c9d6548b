package com.mangaassist.backend.aws.bedrock.offline;

import com.mangaassist.backend.aws.bedrock.LanguageModel;
import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolResult;
import com.mangaassist.backend.aws.bedrock.Reply;
import com.mangaassist.backend.aws.bedrock.Reply.ToolCall;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers from what is in its prompt; deterministic, knows nothing else. */
public final class OfflineLanguageModel implements LanguageModel {
  /** Intents that a message about the shop's rules is taken for when it is about nothing else. */
  private static final Set<String> ABOUT_RULES =
      Set.of("availability", "price", "unknown", "smalltalk", "recommend");

  /** Categories of moderation that a customer is warned of. */
  private static final List<String> SECRETS = List.of("payment_card", "credential", "national_id");

  /** What an annoyed customer is told a word of regret before. */
  private static final Set<String> ANSWERED_WITH_REGRET =
      Set.of("availability", "price", "order_status", "refund", "payment_problem");

  private final Lexicon aspects = Lexicon.load(OfflineLanguageModel.class, "aspects.tsv");
  private final Phrases japanese = Phrases.load("phrases_ja.properties", true);
  private final Phrases english = Phrases.load("phrases_en.properties", false);

  /** Holds no state. */
  public OfflineLanguageModel() {}

  @Override
  public Reply reply(ModelPrompt prompt) {
    Optional<ToolCall> call = ToolChooser.choose(prompt);
    if (call.isPresent()) {
      return Reply.calling(List.of(call.get()));
    }
    PromptReading reading = PromptReading.of(prompt, aspects);
    Phrases phrases = reading.japanese() ? japanese : english;
    List<ToolResult> results = prompt.messages().getLast().toolResults();
    if (!results.isEmpty()) {
      return Reply.endingItself(new ResultWriter(phrases).write(results));
    }
    String comfort = "comfort." + reading.note("distress");
    String opening = phrases.has(comfort) ? phrases.say(comfort) + "\n\n" : "";
    return Reply.endingItself(
        (opening + warnings(reading, phrases) + write(reading, phrases)).strip());
  }

  /** Regret for who is annoyed, and a warning for who has written what nobody should see. */
  private static String warnings(PromptReading reading, Phrases phrases) {
    var said = new StringBuilder();
    if (reading.rated("annoyance") && ANSWERED_WITH_REGRET.contains(reading.intent())) {
      said.append(phrases.say("sorry.annoyed")).append("\n\n");
    }
    for (String secret : SECRETS) {
      if (reading.rated(secret)) {
        said.append(phrases.say("secret." + secret)).append("\n\n");
      }
    }
    return said.toString();
  }

  private static String write(PromptReading reading, Phrases phrases) {
    boolean rulesOnly =
        !reading.policy().isEmpty()
            && reading.products().isEmpty()
            && ABOUT_RULES.contains(reading.intent());
    if (rulesOnly) {
      String buying = reading.about("buy") ? phrases.say("facts.buy") + "\n\n" : "";
      return buying
          + reading.policy().stream()
              .map(section -> section.path("text").asText())
              .collect(Collectors.joining("\n\n"));
    }
    return switch (reading.intent()) {
      case "recommend" -> new SuggestionWriter(phrases).write(reading);
      case "availability", "price" -> new FactsWriter(phrases).write(reading);
      case "review_help" -> new ReviewWriter(phrases).write(reading);
      case "order_status", "refund", "payment_problem" -> new ServiceWriter(phrases).write(reading);
      case "unknown" ->
          reading.products().isEmpty()
              ? new TalkWriter(phrases).write(reading)
              : new SuggestionWriter(phrases).write(reading);
      default -> new TalkWriter(phrases).write(reading);
    };
  }
}
