package com.mangaassist.backend.pipeline.retrieval.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is left of a text when the words that every customer says are taken away. */
final class Remainder {

  /** Whom works are for: read as conditions, by the text and not by the scan. */
  private static final Pattern READERS =
      Pattern.compile(
          "少女|少年|青年|女性|男性|大人|shou?jo|shou?nen|seinen|josei|girls?|boys?|(?:wo)?men|adults?");

  private Remainder() {}

  /** Whether nobody's reading left a word, plain ones and conditions apart. */
  static boolean isEmpty(Scan scan, TitleFinder.Evidence evidence) {
    return of(scan, evidence).stream().allMatch(word -> isCondition(word, evidence));
  }

  /** Japanese words stand in one run with others, Latin ones alone. */
  private static boolean isCondition(Scan.Word word, TitleFinder.Evidence evidence) {
    var readers = READERS.matcher(word.text());
    if (word.latin()) {
      return readers.matches();
    }
    String rest = readers.replaceAll("");
    return rest.isEmpty() || evidence.isPlainWord(rest);
  }

  /** Runs that nobody has read and that are not plain words; Japanese runs are joined. */
  static List<Scan.Word> of(Scan scan, TitleFinder.Evidence evidence) {
    var rest = new ArrayList<Scan.Word>();
    for (Scan.Word word : scan.words()) {
      Scan.Word last = rest.isEmpty() ? null : rest.getLast();
      boolean plain = evidence.isPlainWord(word.text());
      boolean goesOn =
          last != null && last.end() == word.start() && !scan.beginsClause(word.start());
      if (!plain && last != null && goesOn && !last.latin() && !word.latin()) {
        rest.set(
            rest.size() - 1,
            new Scan.Word(last.start(), word.end(), last.text() + word.text(), false, false));
      } else if (!plain) {
        rest.add(word);
      }
    }
    // "好" and "きな" are plain only together
    rest.removeIf(word -> !word.latin() && evidence.isPlainWord(word.text()));
    return rest;
  }
}
