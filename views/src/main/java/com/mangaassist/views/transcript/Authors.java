package com.mangaassist.views.transcript;

import com.mangaassist.views.texts.Language;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The authors of a product. The catalogue writes each in both languages and several after one
 * another: {@code あべ善太 (Zenta Abe) / 倉田よしみ (Yoshimi Kurata)}.
 */
final class Authors {

  private static final Pattern BOTH = Pattern.compile("(.+?)\\s*\\((.+)\\)");
  private static final Pattern BETWEEN = Pattern.compile("\\s+/\\s+");

  private Authors() {}

  /** All of them as a language writes names; one that is given in one way only stays as it is. */
  static String in(Language language, String catalogue) {
    boolean japanese = language == Language.JAPANESE;
    return Arrays.stream(BETWEEN.split(catalogue.strip()))
        .map(each -> name(each, japanese))
        .collect(Collectors.joining(japanese ? "、" : ", "));
  }

  private static String name(String author, boolean japanese) {
    Matcher both = BOTH.matcher(author);
    return both.matches() ? both.group(japanese ? 1 : 2) : author;
  }
}
