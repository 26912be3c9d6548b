package com.mangaassist.services.chat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes texts comparable for the search in conversations: full and half width, composed and
 * decomposed, upper and lower case.
 */
public final class SearchFold {

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

  /** How long the beginnings of a line are when they are folded; -1 within a character. */
  private static int[] lengths(String line) {
    int[] lengths = new int[line.length() + 1];
    for (int i = 0; i <= line.length(); i++) {
      boolean within =
          i > 0
              && i < line.length()
              && Character.isSurrogatePair(line.charAt(i - 1), line.charAt(i));
      lengths[i] = within ? -1 : fold(line.substring(0, i)).length();
    }
    return lengths;
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
