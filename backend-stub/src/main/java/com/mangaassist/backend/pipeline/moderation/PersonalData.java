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

  /** Masks by the same rules that rate: what rates as personal data never reaches a model. */
  private final Lexicon rules = Lexicon.load(PersonalData.class, "personal-data.tsv");

  /**
   * One finding.
   *
   * @param label category and severity, as {@code payment_card:high}
   * @param start first character in the NFKC form of the text
   * @param end after the last one
   */
  record Finding(String label, int start, int end) {}

  /** Everything found in a text that is in NFKC form, in the order of the text. */
  List<Finding> find(String nfkc) {
    var findings = new ArrayList<Finding>();
    for (Lexicon.Rule rule : rules.candidates(nfkc)) {
      var matcher = rule.pattern().matcher(nfkc);
      while (matcher.find()) {
        int group = matcher.groupCount() > 0 ? 1 : 0;
        if (isMeant(rule, matcher.group(group))) {
          findings.add(new Finding(rule.label(), matcher.start(group), matcher.end(group)));
        }
      }
    }
    findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(f -> -f.end()));
    return findings;
  }

  /** The text with a word such as {@code [payment_card]} in the place of each finding. */
  public String masked(String text) {
    String nfkc = Normalizer.normalize(text, Normalizer.Form.NFKC);
    List<Finding> findings = find(nfkc);
    if (findings.isEmpty()) {
      return text;
    }
    var masked = new StringBuilder();
    int at = 0;
    for (Finding finding : findings) {
      if (finding.start() >= at) {
        masked.append(nfkc, at, finding.start());
        masked.append('[').append(category(finding.label())).append(']');
        at = finding.end();
      }
    }
    return masked.append(nfkc, at, nfkc.length()).toString();
  }

  private static String category(String label) {
    return label.substring(0, label.indexOf(':'));
  }

  /** A weight of 2 asks for a valid check digit: long numbers are mostly no cards. */
  private static boolean isMeant(Lexicon.Rule rule, String found) {
    return rule.weight() < 2 || Luhn.isValid(found);
  }
}
