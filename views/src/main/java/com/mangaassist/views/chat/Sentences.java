package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Said;
import com.mangaassist.views.texts.Texts;

/** What went wrong, for people. */
final class Sentences {

  private Sentences() {}

  /** The message of a service's failure, which is written for people, in the window's language. */
  static String of(Exception problem, Texts texts) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : new Said(texts).words(message);
  }
}
