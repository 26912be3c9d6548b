package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/** The part of a long message that asks for something; people tell their story first. */
final class Gist {
  private static final int SHORT = 240;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。!?！？\\n])|(?<=\\. )");

  private final Lexicon references;

  Gist(Lexicon references) {
    this.references = references;
  }

  /** The message itself when it is short, else its sentences that ask, the last ones first. */
  String of(String message) {
    if (message.length() <= SHORT) {
      return message;
    }
    List<String> sentences =
        SENTENCE_END.splitAsStream(message).filter(sentence -> !sentence.isBlank()).toList();
    var gist = new StringBuilder();
    for (int i = sentences.size() - 1; i >= 0 && gist.length() < SHORT; i--) {
      boolean asks = references.labels(PlainText.of(sentences.get(i))).contains("ask");
      if (asks || (gist.isEmpty() && i == 0)) {
        gist.insert(0, sentences.get(i));
      }
    }
    String whole = gist.isEmpty() ? sentences.getLast() : gist.toString();
    return whole.substring(Math.max(0, whole.length() - 2 * SHORT));
  }
}
