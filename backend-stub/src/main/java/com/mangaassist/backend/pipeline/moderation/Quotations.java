package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import java.util.regex.Pattern;

/**
 * Leaves out what is only quoted: a customer who asks which volume has the line "I will kill you"
 * threatens nobody. Only beside words that speak of a work; else a quotation is the customer's own.
 */
final class Quotations {
  private static final Pattern QUOTED =
      Pattern.compile(
          "「[^」]{1,80}+」|『[^』]{1,80}+』|\"[^\"]{1,80}+\"|“[^”]{1,80}+”"
              + "|(?<![a-z])'(?:[^']|(?<=[a-z])'(?=[a-z])){1,80}+'(?![a-z])");

  private final Lexicon works = Lexicon.load(Quotations.class, "quotation-rules.tsv");

  /** The text of plain form without such quotations. */
  String leftOut(String plain) {
    var matcher = QUOTED.matcher(plain);
    if (!matcher.find()) {
      return plain;
    }
    String rest = matcher.replaceAll(" … ");
    return works.labels(rest).isEmpty() ? plain : rest;
  }
}
