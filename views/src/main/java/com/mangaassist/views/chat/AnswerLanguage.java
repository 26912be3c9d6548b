package com.mangaassist.views.chat;

import org.jspecify.annotations.Nullable;

/** In which language the answer is asked for. */
enum AnswerLanguage {
  /** That of the message. */
  AUTOMATIC(null),
  JAPANESE("ja"),
  ENGLISH("en");

  private final @Nullable String code;

  AnswerLanguage(@Nullable String code) {
    this.code = code;
  }

  /** As the gateway wants it; null leaves it to the message. */
  @Nullable String code() {
    return code;
  }
}
