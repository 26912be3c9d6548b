package com.mangaassist.backend.pipeline.dialogue;

/** The language to answer in. */
public enum AnswerLanguage {
  JAPANESE,
  ENGLISH
}
