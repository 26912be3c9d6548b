package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;

/**
 * Checks one answer as it streams. Holds back at most {@value #HELD_BACK} characters, so that what
 * spans two pieces is seen before it is shown. For one thread.
 */
public final class AnswerGuard {

  /** Most characters (UTF-16 units) that wait. */
  public static final int HELD_BACK = 64;

  private final Moderation moderation;
  private final StringBuilder held = new StringBuilder();
  private ModerationVerdict verdict = ModerationVerdict.CLEAN;

  public AnswerGuard(Moderation moderation) {
    this.moderation = moderation;
  }

  /** Takes a piece and gives what may be shown now, possibly nothing. */
  public String push(String piece) {
    held.append(piece);
    verdict = moderation.rateAnswer(held.toString());
    if (withheld()) {
      return "";
    }
    String shown = held.toString();
    held.setLength(0);
    return shown;
  }

  /** The rest, at the end of the answer. */
  public String finish() {
    String rest = withheld() ? "" : held.toString();
    held.setLength(0);
    return rest;
  }

  /** True when the answer is rated high or critical: it must be taken back and ended. */
  public boolean withheld() {
    return verdict.severity().compareTo(Severity.HIGH) >= 0;
  }

  /** The rating so far. */
  public ModerationVerdict verdict() {
    return verdict;
  }
}
