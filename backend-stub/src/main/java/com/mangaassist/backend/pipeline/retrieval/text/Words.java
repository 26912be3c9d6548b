package com.mangaassist.backend.pipeline.retrieval.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in a customer's words, all written as digits. */
public final class Words {
  private static final Pattern KANJI_NUMBER =
      Pattern.compile("[〇一二三四五六七八九十百千万\\d]+(?=(?:円|巻|冊|年|歳|部|代))");
  private static final Pattern GROUPED = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\b(\\d+(?:\\.\\d)?)k(?= ?(?:yen|円|jpy))");
  private static final String DIGITS = "〇一二三四五六七八九";

  private Words() {}

  /** NFKC, lower case, {@code 千五百円} as {@code 1500円}, {@code 1,500} as {@code 1500}. */
  public static String plain(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    plain = GROUPED.matcher(plain).replaceAll("");
    plain = THOUSANDS.matcher(plain).replaceAll(Words::thousands);
    plain = plain.replace("ワンコイン", "500円以下");
    return KANJI_NUMBER.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(value(found)));
  }

  private static String thousands(MatchResult found) {
    return String.valueOf(Math.round(Double.parseDouble(found.group(1)) * 1_000));
  }

  private static String value(MatchResult found) {
    String text = found.group();
    if (text.chars().allMatch(Character::isDigit)) {
      return text;
    }
    long total = 0;
    long part = 0;
    long digit = -1;
    for (int i = 0; i < text.length() && i < 18; i++) {
      char c = text.charAt(i);
      int place = DIGITS.indexOf(c);
      long unit = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1_000 : c == '万' ? 10_000 : 0;
      if (unit == 10_000) {
        total += Math.max(1, part + Math.max(0, digit)) * unit;
        part = 0;
        digit = -1;
      } else if (unit > 0) {
        part += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
      } else {
        digit = Math.max(0, digit) * 10 + (place >= 0 ? place : c - '0');
      }
    }
    return String.valueOf(total + part + Math.max(0, digit));
  }
}
