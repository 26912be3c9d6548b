package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;

/**
 * Checks one answer as it streams. Text that cannot become serious passes at once; what may waits,
 * at most {@value #HELD_BACK} characters, until its next words have been seen. For one thread.
 */
public final class AnswerGuard {

  /** Most characters (UTF-16 units) that wait. */
  public static final int HELD_BACK = 64;

  /** Characters already shown that are read again, so that a rule may span what has gone out. */
  private static final int LOOK_BACK = 160;

  private final Moderation moderation;
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder held = new StringBuilder();
  private ModerationVerdict verdict = ModerationVerdict.CLEAN;

  public AnswerGuard(Moderation moderation) {
    this.moderation = moderation;
  }

  /** Takes a piece and gives what may be shown now, possibly nothing. */
  public String push(String piece) {
    if (withheld()) {
      return "";
    }
    held.append(piece);
    int doubt = moderation.firstDoubt(held.toString());
    if (doubt < held.length() && rateHeld()) {
      return "";
    }
    return release(Math.max(doubt, held.length() - HELD_BACK));
  }

  /** The rest, at the end of the answer; empty when it is {@link #withheld()}. */
  public String finish() {
    return withheld() || rateHeld() ? "" : release(held.length());
  }

  /** True when the answer is rated high or critical: it must be taken back and ended. */
  public boolean withheld() {
    return verdict.severity().atLeast(Severity.HIGH);
  }

  /** What has been pushed and not been shown. */
  public String unreleased() {
    return held.toString();
  }

  /** The rating so far. */
  public ModerationVerdict verdict() {
    return verdict;
  }

  private boolean rateHeld() {
    ModerationVerdict now = moderation.rateAnswer(shown.toString() + held);
    verdict = now.severity().compareTo(verdict.severity()) > 0 ? now : verdict;
    return withheld();
  }

  private String release(int wanted) {
    boolean splitsPair =
        wanted > 0 && wanted < held.length() && Character.isLowSurrogate(held.charAt(wanted));
    int end = splitsPair ? wanted + 1 : wanted;
    String released = held.substring(0, end);
    held.delete(0, end);
    shown.append(released);
    if (shown.length() > LOOK_BACK) {
      shown.delete(0, shown.length() - LOOK_BACK);
    }
    return released;
  }
}
