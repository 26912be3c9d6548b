package com.mangaassist.views.transcript;

/**
 * What went wrong with a turn, for people.
 *
 * @param text what happened and what to do; empty when nothing did
 * @param action the word on the button, as "Send again"; empty shows no button
 */
public record TurnProblem(String text, String action) {

  /** All is well. */
  public static final TurnProblem NONE = new TurnProblem("", "");
}
