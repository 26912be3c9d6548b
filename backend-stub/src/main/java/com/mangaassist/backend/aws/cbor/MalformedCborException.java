package com.mangaassist.backend.aws.cbor;

/** The bytes are not the CBOR that was asked for; the message says why. */
public final class MalformedCborException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason, without the bytes themselves. */
  public MalformedCborException(String message) {
    // An answer, not a defect: the place where it arose says nothing.
    super(message, null, false, false);
  }
}
