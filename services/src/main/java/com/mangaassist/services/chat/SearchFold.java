package com.mangaassist.services.chat;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes texts comparable for the search in conversations: full and half width, composed and
 * decomposed, upper and lower case.
 */
public final class SearchFold {

  /** Code units; no language writes longer ones. A hit in a longer one marks all of it. */
  private static final int LONGEST_LETTER = 32;

  private SearchFold() {}

  /**
   * Where a text has what was searched for.
   *
   * @param from index of the first character, as {@link String#charAt} counts
   * @param to after the last one
   */
  public record Hit(int from, int to) {}

  /** The folded copy that is searched. */
  public static String fold(String text) {
    var folded = lower(Normalizer.normalize(text, Normalizer.Form.NFKC));
    // Folding can leave a text decomposed (as İ does); a zero character would end it for SQLite.
    return Normalizer.normalize(folded, Normalizer.Form.NFKC).replace('\0', ' ');
  }

  private static String lower(String text) {
    // By way of upper case, so that ß meets SS; final sigma is a matter of place, not of letter.
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }

  /**
   * All hits in a line of a list, from its beginning, none in another one. What folding writes as
   * one is marked as one: all of a ㍿ that is searched for by 株.
   *
   * @param query as it was typed
   */
  public static List<Hit> hits(String line, String query) {
    String wanted = fold(query.strip());
    if (wanted.isEmpty()) {
      return List.of();
    }
    String folded = fold(line);
    List<Hit> hits = new ArrayList<>();
    int[] lengths = null;
    int at = folded.indexOf(wanted);
    while (at >= 0) {
      lengths = lengths == null ? lengths(line) : lengths;
      hits.add(new Hit(begin(lengths, at), end(lengths, at + wanted.length())));
      at = folded.indexOf(wanted, at + wanted.length());
    }
    return List.copyOf(hits);
  }

  /**
   * How long the beginnings of a line are when they are folded; -1 within a character, and within a
   * letter with more signs than are told apart. Each letter is folded by itself, so that a long
   * line of many signs costs no more than its length.
   */
  private static int[] lengths(String line) {
    int[] lengths = new int[line.length() + 1];
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(line);
    int from = 0;
    int to = letters.next();
    while (to != BreakIterator.DONE) {
      int next = letters.next();
      if (next == BreakIterator.DONE || apart(line.substring(from, to), line.substring(to, next))) {
        measure(line, from, to, lengths);
        from = to;
      }
      to = next;
    }
    return lengths;
  }

  /** Some letters become one only when they are folded, such as half-width Hangul. */
  private static boolean apart(String letter, String next) {
    return fold(letter + next).equals(fold(letter) + fold(next));
  }

  private static void measure(String line, int from, int to, int[] lengths) {
    for (int i = from + 1; i <= to; i++) {
      boolean within =
          i < to
              && (to - from > LONGEST_LETTER
                  || Character.isSurrogatePair(line.charAt(i - 1), line.charAt(i)));
      lengths[i] = within ? -1 : lengths[from] + fold(line.substring(from, i)).length();
    }
  }

  /** The last beginning that has nothing of the hit yet. */
  private static int begin(int[] lengths, int at) {
    int begin = lengths.length - 1;
    while (lengths[begin] < 0 || lengths[begin] > at) {
      begin--;
    }
    return begin;
  }

  /** The first beginning that has all of the hit, and the signs that belong to its last letter. */
  private static int end(int[] lengths, int to) {
    int end = 0;
    while (lengths[end] < to) {
      end++;
    }
    while (end + 1 < lengths.length && lengths[end + 1] == lengths[end]) {
      end++;
    }
    return end;
  }
}
