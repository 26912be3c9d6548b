package com.mangaassist.backend.aws.delivery;

/** A message or event was not taken. */
public final class SinkException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String INTERRUPTED = "INTERRUPTED";

  private final String code;
  private final boolean retryable;

  private SinkException(String code, String message, boolean retryable) {
    // An answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
    this.code = code;
    this.retryable = retryable;
  }

  /** It will not be taken later either: EventBridge dead-letters such an event at once. */
  public static SinkException forGood(String code, String message) {
    return new SinkException(code, message, false);
  }

  /** It may be taken later. */
  public static SinkException forNow(String code, String message) {
    return new SinkException(code, message, true);
  }

  /** The end of the program cut the attempt off, which says nothing of whether it is taken. */
  public static SinkException interrupted() {
    return new SinkException(INTERRUPTED, "The stand-in is closing.", true);
  }

  /** Whether the end of the program cut the attempt off, so that it counts as none. */
  public boolean cutOff() {
    return code.equals(INTERRUPTED);
  }

  /** EventBridge's {@code ERROR_CODE}, such as {@code NO_PERMISSIONS} or {@code THROTTLING}. */
  public String code() {
    return code;
  }

  /** Whether a later attempt may succeed. */
  public boolean retryable() {
    return retryable;
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
