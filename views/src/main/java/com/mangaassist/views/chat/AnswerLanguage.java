package com.mangaassist.views.chat;

import com.mangaassist.views.texts.Language;
import java.util.Optional;
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

  /** The language of texts that a request's code asks for; empty where it leaves it open. */
  static Optional<Language> ofCode(@Nullable String code) {
    if (code == null) {
      return Optional.empty();
    }
    return Optional.of(code.equals(JAPANESE.code) ? Language.JAPANESE : Language.ENGLISH);
  }

  /** As the gateway wants it; null leaves it to the message. */
  @Nullable String code() {
    return code;
  }
}
