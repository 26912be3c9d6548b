package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what must not travel further: card numbers, passwords, national ids, addresses, phone
 * numbers, e-mail addresses. Safe for many threads.
 */
public final class PersonalData {
  private static final String CARD = "payment_card:high";

  /** Masks by the same rules that rate: what rates as personal data never reaches a model. */
  private final Lexicon rules = Lexicon.load(PersonalData.class, "personal-data.tsv");

  /** Holds no state. */
  public PersonalData() {}

  /**
   * One finding.
   *
   * @param label category and severity, as {@code payment_card:high}
   * @param start first character in the {@link VisibleText} of the text
   * @param end after the last one
   */
  record Finding(String label, int start, int end) {}

  /** What was found in a text, in its order. */
  record Look(VisibleText text, List<Finding> findings) {
    /** The text with a word such as {@code [payment_card]} in the place of each finding. */
    String masked() {
      String shown = text.shown();
      var masked = new StringBuilder();
      int at = 0;
      for (Finding finding : findings) {
        if (finding.start() >= at) {
          masked.append(shown, at, finding.start());
          masked.append('[').append(category(finding.label())).append(']');
        }
        at = Math.max(at, finding.end());
      }
      return masked.append(shown, at, shown.length()).toString();
    }
  }

  /** Looks at a text that is in NFKC form. */
  Look look(String nfkc) {
    var text = VisibleText.of(nfkc);
    var findings = new ArrayList<Finding>();
    String plain = text.plain();
    for (CardNumbers.Span card : CardNumbers.in(plain)) {
      findings.add(new Finding(CARD, card.start(), card.end()));
    }
    for (Lexicon.Rule rule : rules.candidates(plain)) {
      var matcher = rule.pattern().matcher(plain);
      while (matcher.find()) {
        int group = matcher.groupCount() > 0 ? 1 : 0;
        findings.add(new Finding(rule.label(), matcher.start(group), matcher.end(group)));
      }
    }
    findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(f -> -f.end()));
    return new Look(text, findings);
  }

  /** The text without what was found; the same text when nothing was. */
  public String masked(String text) {
    Look look = look(Normalizer.normalize(text, Normalizer.Form.NFKC));
    return look.findings().isEmpty() ? text : look.masked();
  }

  private static String category(String label) {
    return label.substring(0, label.indexOf(':'));
  }
}
