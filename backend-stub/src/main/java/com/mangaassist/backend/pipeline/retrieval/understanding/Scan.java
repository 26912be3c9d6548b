package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as names are looked for in it: letters folded, spaces and punctuation gone, yet known
 * where a word may begin and end.
 */
final class Scan {
  /** Characters of a text that are looked at; nobody names works at greater length. */
  private static final int LONGEST = 600;

  private static final String CLAUSE_ENDS = "、。,?!\n…";

  /** A run of one script, {@code [start, end)} in {@link #key}; Latin runs are words. */
  record Word(int start, int end, String text, boolean latin, boolean capital) {}

  private final StringBuilder letters = new StringBuilder();
  private final StringBuilder scripts = new StringBuilder();
  private final List<Boolean> breaks = new ArrayList<>();
  private final List<Boolean> clauses = new ArrayList<>();
  private final List<Boolean> capitals = new ArrayList<>();
  private final boolean[] taken;

  Scan(String text) {
    String plain = Normalizer.normalize(cut(text), Normalizer.Form.NFKC);
    boolean brokenBefore = true;
    boolean clauseBefore = true;
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      String folded = Folding.fold(Character.toString(c));
      if (folded.isEmpty()) {
        brokenBefore |= c != '\'' && c != '’';
        clauseBefore |= CLAUSE_ENDS.indexOf(c) >= 0;
        continue;
      }
      for (int k = 0; k < folded.length(); k++) {
        letters.append(folded.charAt(k));
        scripts.append(script(c));
        breaks.add(brokenBefore && k == 0);
        clauses.add(clauseBefore && k == 0);
        capitals.add(Character.isUpperCase(c));
      }
      brokenBefore = false;
      clauseBefore = false;
    }
    taken = new boolean[letters.length() + 1];
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2));
  }

  private static char script(int c) {
    if (c == 'ー') {
      return 'K';
    }
    return switch (UnicodeScript.of(c)) {
      case HIRAGANA -> 'H';
      case KATAKANA -> 'K';
      case HAN -> 'J';
      default -> c == '々' ? 'J' : 'L';
    };
  }

  /** The folded letters without a gap. */
  String key() {
    return letters.toString();
  }

  /** The letters of a piece with a blank where there was a gap, one before its first too. */
  String spaced(int start, int end) {
    var text = new StringBuilder(end - start + 8);
    for (int i = start; i < end; i++) {
      if (i > 0 && breaks.get(i)) {
        text.append(' ');
      }
      text.append(letters.charAt(i));
    }
    return text.toString();
  }

  /** Whether a word may begin at this place: after a gap or where the script changes. */
  boolean edge(int at) {
    return at <= 0
        || at >= letters.length()
        || breaks.get(at)
        || scripts.charAt(at) != scripts.charAt(at - 1);
  }

  /** Whether another clause begins at this place: no word goes on beyond it. */
  boolean beginsClause(int at) {
    return clauses.get(at);
  }

  /** The script at a place: H, K, J (kanji) or L. */
  char scriptAt(int at) {
    return scripts.charAt(at);
  }

  /** Whether somebody has read this piece already. */
  boolean isTaken(int start, int end) {
    for (int i = start; i < end; i++) {
      if (taken[i]) {
        return true;
      }
    }
    return false;
  }

  /** Marks a piece as read. */
  void take(int start, int end) {
    for (int i = start; i < end; i++) {
      taken[i] = true;
    }
  }

  /** Runs of one script that nobody has read; Latin ones word by word. */
  List<Word> words() {
    var words = new ArrayList<Word>();
    int start = 0;
    for (int i = 1; i <= letters.length(); i++) {
      boolean ends = i == letters.length() || edge(i) || taken[i] != taken[start];
      if (ends) {
        if (!taken[start]) {
          words.add(
              new Word(
                  start,
                  i,
                  letters.substring(start, i),
                  scripts.charAt(start) == 'L',
                  capitals.get(start)));
        }
        start = i;
      }
    }
    return words;
  }
}
