package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.AnswerLanguage;

/** What a customer reads that no model wrote. */
final class SafeAnswers {

  private SafeAnswers() {}

  /** In place of an answer that was withheld. */
  static String in(AnswerLanguage language) {
    return switch (language) {
      case JAPANESE -> "申し訳ありません。この内容にはお答えできません。漫画のお探しやご注文のことでしたら、喜んでお手伝いします。";
      case ENGLISH ->
          "I'm sorry, I can't answer that. I'm glad to help you find manga or with an order.";
    };
  }

  /**
   * In place of an answer that no model could give.
   *
   * @param found whether products stand beside it
   */
  static String nobodyCould(AnswerLanguage language, boolean found) {
    return switch (language) {
      case JAPANESE ->
          found
              ? "申し訳ありません。ただいま回答を作成できません。お探しの内容に合う作品を表示していますので、少し時間をおいてもう一度お試しください。"
              : "申し訳ありません。ただいま回答を作成できません。少し時間をおいてもう一度お試しください。";
      case ENGLISH ->
          found
              ? "I'm sorry, I can't write an answer right now. The titles shown match your words;"
                  + " please ask again in a moment."
              : "I'm sorry, I can't write an answer right now. Please ask again in a moment.";
    };
  }
}
