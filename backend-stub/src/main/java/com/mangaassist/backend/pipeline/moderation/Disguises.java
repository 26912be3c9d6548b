package com.mangaassist.backend.pipeline.moderation;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what people do to words so that a rule shall not find them: letters of other scripts,
 * digits for letters, spaced out or drawn out words, Base64. Most messages have no such thing, and
 * cost one look at each character.
 */
final class Disguises {
  /** A message gets at most so many other readings: each is searched like the message itself. */
  private static final int MOST = 6;

  private static final Map<Character, Character> LOOK_ALIKES =
      alike("аеорсухіѕкмтнвёαεορικντυηωъ", "aeopcyxiskmthbeaeopikvtunwb");

  private static final Map<Character, Character> DIGITS = alike("013457@$!|+", "oieastasilt");

  private static final Pattern SPACED =
      Pattern.compile("(?<![a-z0-9])[a-z0-9@$](?:[ .\\-_*/,|]{1,3}[a-z0-9@$](?![a-z0-9'])){2,40}+");
  private static final Pattern WORD_WITH_DIGITS =
      Pattern.compile(
          "(?<![a-z0-9@$!|+])(?=[a-z]{0,20}[0-9@$!|+])(?=[0-9@$!|+]{0,20}[a-z])"
              + "[a-z0-9@$!|+]{2,24}");
  private static final Pattern JAPANESE_GAP =
      Pattern.compile(
          "(?<=[\\u3041-\\u30fa\\u30fc\\u4e00-\\u9fff])[ ・*_./\\-|]{1,3}"
              + "(?=[\\u3041-\\u30fa\\u4e00-\\u9fff])");
  private static final Pattern DRAWN_OUT = Pattern.compile("([a-z])\\1{2,}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{20,4000}={0,2}");

  private Disguises() {}

  /**
   * Other readings of a message, in lower case; none when nothing in it is disguised.
   *
   * @param message as it came, in NFKC form
   * @param plain the same in the form of the rules
   */
  static List<String> undone(String message, String plain) {
    Set<String> readings = new LinkedHashSet<>();
    String joined = joined(latin(plain));
    String spelled = spelled(joined);
    readings.add(joined);
    readings.add(spelled);
    if (DRAWN_OUT.matcher(spelled).find()) {
      readings.add(DRAWN_OUT.matcher(spelled).replaceAll("$1"));
      readings.add(DRAWN_OUT.matcher(spelled).replaceAll("$1$1"));
    }
    decoded(message).forEach(readings::add);
    readings.remove(plain);
    return readings.stream().limit(MOST).toList();
  }

  /** Katakana as hiragana, so that one rule finds both. */
  static String hiragana(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'ァ' && c <= 'ヶ' ? (char) (c - 'ァ' + 'ぁ') : c);
    }
    return folded.toString();
  }

  /** Letters with marks and those of other alphabets that look like Latin ones. */
  private static String latin(String plain) {
    StringBuilder changed = null;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c > 0x7f && c < 0x0530) {
        changed = changed == null ? new StringBuilder(plain) : changed;
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        changed.setCharAt(i, LOOK_ALIKES.getOrDefault(base, base));
      }
    }
    return changed == null ? plain : changed.toString();
  }

  private static String joined(String text) {
    String japanese = JAPANESE_GAP.matcher(text).replaceAll("");
    return SPACED.matcher(japanese).replaceAll(Disguises::withoutGaps);
  }

  private static String withoutGaps(MatchResult spaced) {
    var letters = new StringBuilder();
    boolean anyLetter = false;
    for (char c : spaced.group().toCharArray()) {
      if (Character.isLetterOrDigit(c) || c == '@' || c == '$') {
        letters.append(c);
        anyLetter |= Character.isLetter(c);
      }
    }
    return quoted(anyLetter ? letters.toString() : spaced.group());
  }

  private static String spelled(String text) {
    return WORD_WITH_DIGITS
        .matcher(text)
        .replaceAll(
            word -> {
              String letters = word.group();
              var spelled = new StringBuilder();
              for (int i = 0; i < letters.length(); i++) {
                char c = letters.charAt(i);
                boolean twoOnes = c == '1' && doubled(letters, i);
                boolean lastSign = (c == '!' || c == '|') && i == letters.length() - 1;
                spelled.append(
                    lastSign ? c : twoOnes ? 'l' : DIGITS.getOrDefault(c, c).charValue());
              }
              return quoted(spelled.toString());
            });
  }

  private static boolean doubled(String text, int at) {
    return (at > 0 && text.charAt(at - 1) == '1')
        || (at + 1 < text.length() && text.charAt(at + 1) == '1');
  }

  private static List<String> decoded(String message) {
    List<String> texts = new ArrayList<>();
    var matcher = BASE64.matcher(message);
    while (matcher.find() && texts.size() < 2) {
      String code = matcher.group().replace("=", "");
      String whole = code.substring(0, code.length() - (code.length() % 4 == 1 ? 1 : 0));
      String text = new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
      boolean readable =
          text.codePoints().allMatch(c -> c != 0xfffd && (c >= ' ' || c == '\n' || c == '\t'));
      if (readable) {
        texts.add(text.toLowerCase(Locale.ROOT));
      }
    }
    return texts;
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static Map<Character, Character> alike(String from, String to) {
    var map = new HashMap<Character, Character>();
    for (int i = 0; i < from.length(); i++) {
      map.put(from.charAt(i), to.charAt(i));
    }
    return Map.copyOf(map);
  }
}
