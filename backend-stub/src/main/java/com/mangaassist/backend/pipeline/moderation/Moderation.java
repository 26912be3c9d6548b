package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.services.chat.ModerationVerdict;

/** Rates texts; safe for many threads. */
public final class Moderation {

  /** How serious a customer's message is. */
  public ModerationVerdict rateMessage(String message) {
    return ModerationVerdict.CLEAN;
  }

  /** How serious an answer, or a piece of one, is. */
  public ModerationVerdict rateAnswer(String text) {
    return ModerationVerdict.CLEAN;
  }
}
