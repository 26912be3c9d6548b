package com.mangaassist.backend.pipeline.prompt;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mangaassist.backend.pipeline.dialogue.AnswerLanguage;
import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.moderation.PersonalData;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.StoredTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the prompt; the same one for the offline model and for a real one. Card numbers, passwords
 * and the like are masked before they reach any model. Safe for many threads.
 */
public final class PromptBuilder {
  /** Tokens that earlier turns may take; the oldest are summed up first. */
  private static final int HISTORY_TOKENS = 3_000;

  /** Turns that a model reads whole; the rest is summed up. */
  private static final int HISTORY_TURNS = 10;

  /** Characters of questions that are kept in their masked form. */
  private static final int REMEMBERED_CHARACTERS = 500_000;

  private static final int ANSWER_TOKENS = 1_000;
  private static final double TEMPERATURE = 0.3;
  private static final String NOTHING_SENT = "(an empty message)";

  private final PromptTemplates templates;
  private final PersonalData personalData = new PersonalData();

  /** A conversation that goes on repeats its questions with every message. */
  private final LoadingCache<String, String> questions =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_CHARACTERS)
          .weigher((String question, String masked) -> question.length())
          .build(this::readable);

  /** With the templates of the release. */
  public PromptBuilder() {
    this(new PromptTemplates());
  }

  /** With these templates, as they are at each prompt. */
  public PromptBuilder(PromptTemplates templates) {
    this.templates = templates;
  }

  /**
   * The prompt for one message.
   *
   * @param history turns before it, the oldest first
   * @param segment free or premium
   */
  public Prompt build(
      Understanding understanding, String message, List<StoredTurn> history, String segment) {
    return build(understanding, message, history, segment, Grounding.NONE);
  }

  /**
   * The same with what the answer rests on besides products.
   *
   * @param message with personal data masked or not: no model sees it
   */
  public Prompt build(
      Understanding understanding,
      String message,
      List<StoredTurn> history,
      String segment,
      Grounding grounding) {
    List<StoredTurn> window = window(history);
    List<Prompt.Message> messages = new ArrayList<>(recent(window));
    messages.add(new Prompt.Message(true, readable(message)));
    String earlier = EarlierTurns.summary(history.subList(0, history.size() - window.size()));
    PromptTemplates.Template template = templates.current();
    return new Prompt(
        template.text() + system(understanding, segment, grounding) + earlier,
        messages,
        ANSWER_TOKENS,
        TEMPERATURE,
        template.version());
  }

  private String system(Understanding understanding, String segment, Grounding grounding) {
    boolean japanese = understanding.language() == AnswerLanguage.JAPANESE;
    String unknownTitle = understanding.query().unknownTitle();
    return "\n# This message\n"
        + "intent: "
        + understanding.intent().wireName()
        + "\nanswer in: "
        + (japanese ? "Japanese" : "English")
        + "\ncustomer: "
        + segment
        + "\nrated: "
        + rating(understanding.moderation())
        + "\ndistress: "
        + understanding.distress().wireName()
        + "\nwish: "
        + Wish.of(understanding.query())
        + "\nnot in the catalogue: "
        + (unknownTitle == null ? "" : personalData.masked(unknownTitle).replace('\n', ' '))
        + "\nfit of the products: "
        + (understanding.guessed() ? "only near to the wish" : "good")
        + "\n\n# Products of this message, best first\n"
        + ProductLines.of(understanding.products())
        + "\n# Other products, to compare with\n"
        + ProductLines.of(understanding.context())
        + GroundingLines.of(grounding, japanese);
  }

  private static String rating(ModerationVerdict verdict) {
    String severity = verdict.severity().name().toLowerCase(Locale.ROOT);
    return verdict.categories().isEmpty()
        ? severity
        : severity + " (" + String.join(", ", verdict.categories()) + ")";
  }

  /** The latest turns that fit. */
  private List<StoredTurn> window(List<StoredTurn> history) {
    int left = HISTORY_TOKENS;
    int first = history.size();
    while (first > 0 && history.size() - first < HISTORY_TURNS) {
      StoredTurn turn = history.get(first - 1);
      left -= TokenEstimate.of(turn.message()) + TokenEstimate.of(turn.answer());
      if (left < 0) {
        break;
      }
      first--;
    }
    return history.subList(first, history.size());
  }

  /** Whole turns only: a model wants question and answer in turn. */
  private List<Prompt.Message> recent(List<StoredTurn> window) {
    List<Prompt.Message> messages = new ArrayList<>();
    for (StoredTurn turn : window) {
      if (!turn.answer().isBlank()) {
        messages.add(new Prompt.Message(true, questions.get(turn.message())));
        messages.add(new Prompt.Message(false, turn.answer()));
      }
    }
    return messages;
  }

  /** Bedrock refuses blank text. */
  private String readable(String message) {
    return message.isBlank() ? NOTHING_SENT : personalData.masked(message);
  }
}
