package com.mangaassist.backend.aws.protocol;

/** An error as AWS answers it: HTTP status, exception name and message. */
public final class AwsFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * An error for the client.
   *
   * @param status HTTP status, 4xx or 5xx
   * @param code the exception's name, such as {@code ValidationException}
   * @param message AWS's text for it
   */
  public AwsFault(int status, String code, String message) {
    // A fault is an answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** A 400 {@code ValidationException}. */
  public static AwsFault validation(String message) {
    return new AwsFault(400, "ValidationException", message);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The exception's name, without a namespace. */
  public String code() {
    return code;
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
