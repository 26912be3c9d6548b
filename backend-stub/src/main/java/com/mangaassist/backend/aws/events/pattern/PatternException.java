package com.mangaassist.backend.aws.events.pattern;

/** A pattern that EventBridge does not take; the message is its reason. */
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1L;

  PatternException(String reason) {
    super(reason, null, false, false);
  }

  /** EventBridge's reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
