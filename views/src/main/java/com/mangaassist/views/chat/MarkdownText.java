package com.mangaassist.views.chat;

import com.mangaassist.views.texts.Texts;

/** A conversation as Markdown, to be pasted elsewhere. */
final class MarkdownText {

  private MarkdownText() {}

  /** Title, then each message as a quotation with its answer below. */
  static String of(TalkViewModel talk, Texts texts) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(talk.titleProperty().get()).append("\n\n");
    for (Turn turn : talk.turns()) {
      text.append("**").append(talk.customerProperty().get()).append("**\n\n");
      turn.row().message().lines().forEach(line -> text.append("> ").append(line).append('\n'));
      text.append("\n**").append(texts.now("assistant")).append("**\n\n");
      text.append(turn.row().answer().whole().strip()).append("\n\n");
    }
    return text.toString().strip() + "\n";
  }
}
