package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rates texts by rules that are data: a label is {@code category:severity}. Safe for many threads.
 */
public final class Moderation {
  /** What a password looks like says nothing once digits have become letters. */
  private static final String SECRETS = "credential";

  private final Lexicon messageRules = Lexicon.load(Moderation.class, "message-rules.tsv");
  private final Lexicon disguisedRules = Lexicon.load(Moderation.class, "disguised-rules.tsv");
  private final Quotations quotations = new Quotations();
  private final AnswerRules answerRules = new AnswerRules();
  private final PersonalData personalData = new PersonalData();

  /**
   * A customer's message, looked at.
   *
   * @param masked the message without personal data: what may be stored, logged, published
   */
  public record Rated(ModerationVerdict verdict, String masked) {}

  /** How serious a customer's message is. */
  public ModerationVerdict rateMessage(String message) {
    return rate(message).verdict();
  }

  /** How serious a customer's message is, and what may be kept of it. */
  public Rated rate(String message) {
    String wide = Normalizer.normalize(message, Normalizer.Form.NFKC);
    String plain = quotations.leftOut(PlainText.of(wide));
    Set<String> labels = new LinkedHashSet<>(messageRules.labels(plain));
    addDisguised(wide, plain, labels);
    var personal = personalData.look(wide);
    personal.findings().forEach(finding -> labels.add(finding.label()));
    return new Rated(verdict(labels), personal.findings().isEmpty() ? message : personal.masked());
  }

  private void addDisguised(String wide, String plain, Set<String> labels) {
    labels.addAll(disguisedRules.labels(Disguises.hiragana(plain)));
    for (String reading : Disguises.undone(wide, plain)) {
      labels.addAll(disguisedRules.labels(Disguises.hiragana(reading)));
      messageRules.labels(reading).stream()
          .filter(label -> !label.startsWith(SECRETS))
          .forEach(labels::add);
    }
  }

  /** The message with what must not travel further masked; see {@link PersonalData#masked}. */
  public String masked(String text) {
    return personalData.masked(text);
  }

  /** How serious an answer, or a piece of one, is. */
  public ModerationVerdict rateAnswer(String text) {
    return verdict(answerRules.labels(text));
  }

  /** Where in an unfinished answer something begins that its next words may make serious. */
  int firstDoubt(String text) {
    return answerRules.firstDoubt(text);
  }

  private static ModerationVerdict verdict(Set<String> labels) {
    if (labels.isEmpty()) {
      return ModerationVerdict.CLEAN;
    }
    Severity highest = Severity.NONE;
    List<String> categories = new ArrayList<>();
    for (String label : labels) {
      int colon = label.indexOf(':');
      Severity severity = Severity.valueOf(label.substring(colon + 1).toUpperCase(Locale.ROOT));
      highest = severity.atLeast(highest) ? severity : highest;
      String category = label.substring(0, colon);
      if (!categories.contains(category)) {
        categories.add(category);
      }
    }
    return new ModerationVerdict(highest, categories);
  }
}
