package com.mangaassist.views.transcript;

/**
 * Which of the messages that stand at one place of a conversation is shown.
 *
 * @param position from 1
 * @param count 1 where there is no other
 */
public record BranchPlace(int position, int count) {

  /** There is no other. */
  public static final BranchPlace ONLY = new BranchPlace(1, 1);
}
