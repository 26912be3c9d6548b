package com.mangaassist.backend.pipeline.retrieval.understanding;

import java.util.ArrayList;
import java.util.List;

/** What is left of a text when the words that every customer says are taken away. */
final class Remainder {
  private Remainder() {}

  /** Runs that nobody has read and that are not plain words; Japanese runs are joined. */
  static List<Scan.Word> of(Scan scan, TitleFinder.Evidence evidence) {
    var rest = new ArrayList<Scan.Word>();
    for (Scan.Word word : scan.words()) {
      Scan.Word last = rest.isEmpty() ? null : rest.getLast();
      boolean plain = evidence.isPlainWord(word.text());
      if (!plain && last != null && !last.latin() && !word.latin() && last.end() == word.start()) {
        rest.set(
            rest.size() - 1,
            new Scan.Word(last.start(), word.end(), last.text() + word.text(), false, false));
      } else if (!plain) {
        rest.add(word);
      }
    }
    return rest;
  }
}
