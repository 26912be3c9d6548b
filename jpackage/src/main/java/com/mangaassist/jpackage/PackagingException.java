package com.mangaassist.jpackage;

/** The installer could not be made; the message says why and what to do. */
final class PackagingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PackagingException(String message) {
    super(message);
  }
}
