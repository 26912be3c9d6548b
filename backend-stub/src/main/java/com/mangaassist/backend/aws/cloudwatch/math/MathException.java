package com.mangaassist.backend.aws.cloudwatch.math;

/** An expression cannot be read or has no value; the message says why. */
public final class MathException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public MathException(String message) {
    // An answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
  }
}
