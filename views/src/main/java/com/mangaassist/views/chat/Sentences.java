package com.mangaassist.views.chat;

/** What went wrong, for people. */
final class Sentences {

  private Sentences() {}

  /** The message of a service's failure, which is written for people. */
  static String of(Exception problem) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
