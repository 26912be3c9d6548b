package com.mangaassist.views.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which links may be opened, and where they stand in plain text. */
final class SafeLinks {

  private static final Pattern SAFE =
      Pattern.compile("(?:https?://|mailto:)[^\\s\\p{Cntrl}]+", Pattern.CASE_INSENSITIVE);

  /** An address that stands in the text as it is; it ends before punctuation and Japanese. */
  private static final Pattern BARE =
      Pattern.compile("https?://[\\x21\\x23-\\x3b\\x3d\\x3f-\\x7e]*[A-Za-z0-9/_=&#%-]");

  private SafeLinks() {}

  /** The destination if its scheme is http, https or mailto; else an empty text: no link. */
  static String safe(String destination) {
    String trimmed = destination.strip();
    return SAFE.matcher(trimmed).matches() ? trimmed : "";
  }

  /** Finds the addresses in a plain text. */
  static Matcher bare(String text) {
    return BARE.matcher(text);
  }

  /** Whether it is worth looking for addresses. */
  static boolean mayHold(String text) {
    return text.toLowerCase(Locale.ROOT).contains("http");
  }
}
