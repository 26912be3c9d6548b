package com.mangaassist.backend.pipeline.dialogue;

/** The language to answer in. */
public enum AnswerLanguage {
  JAPANESE("ja"),
  ENGLISH("en");

  private final String code;

  AnswerLanguage(String code) {
    this.code = code;
  }

  /** ISO 639-1. */
  public String code() {
    return code;
  }
}
