package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.regex.Matcher;

/**
 * Leaves out of a sentence what it says of the reader: who wants something for the train asks for
 * no work about trains.
 */
final class Circumstances {
  private final Lexicon lexicon = Lexicon.load(Circumstances.class, "circumstances.tsv");

  /** The text in plain form without them; in the scan they are taken. */
  String leftOut(Scan scan, String text) {
    String plain = PlainText.of(text);
    var rest = new StringBuilder(plain);
    for (Lexicon.Rule rule : lexicon.candidates(plain)) {
      Matcher matcher = rule.pattern().matcher(plain);
      while (matcher.find()) {
        int group = matcher.group(1) == null ? 0 : 1;
        blank(rest, matcher.start(group), matcher.end(group));
        String key = Folding.key(matcher.group(group));
        int at = scan.key().indexOf(key);
        if (at >= 0) {
          scan.take(at, at + key.length());
        }
      }
    }
    return rest.toString();
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
