package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.AnswerLanguage;

/** What a customer reads in place of an answer that was withheld. */
final class SafeAnswers {

  private SafeAnswers() {}

  static String in(AnswerLanguage language) {
    return switch (language) {
      case JAPANESE -> "申し訳ありません。この内容にはお答えできません。漫画のお探しやご注文のことでしたら、喜んでお手伝いします。";
      case ENGLISH ->
          "I'm sorry, I can't answer that. I'm glad to help you find manga or with an order.";
    };
  }
}
