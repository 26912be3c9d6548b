package com.mangaassist.views.controls;

import org.jspecify.annotations.Nullable;

/**
 * A message that stands over the panes for a while.
 *
 * @param kind how grave it is; an error stays until it is dismissed
 * @param what what happened, and to what
 * @param next what to do next; empty when there is nothing to do
 * @param actionName the word on its button, such as Undo; null without a button
 * @param action what the button does
 */
public record Notice(
    Kind kind, String what, String next, @Nullable String actionName, Runnable action) {

  /** How grave it is. */
  public enum Kind {
    DONE,
    ERROR
  }

  /** Something that went wrong. */
  public static Notice error(String what, String next) {
    return new Notice(Kind.ERROR, what, next, null, () -> {});
  }

  /** Something that went wrong and that a button can mend. */
  public static Notice error(String what, String next, String actionName, Runnable action) {
    return new Notice(Kind.ERROR, what, next, actionName, action);
  }

  /** Something that was done. */
  public static Notice done(String what) {
    return new Notice(Kind.DONE, what, "", null, () -> {});
  }

  /** Something that was done and can be taken back. */
  public static Notice done(String what, String undoName, Runnable undo) {
    return new Notice(Kind.DONE, what, "", undoName, undo);
  }
}
