package com.mangaassist.backend.platform.parts;

import java.util.concurrent.CompletionException;

/** What failed, without the wrapping that a future adds: its message begins with a class's name. */
public final class Failures {

  private Failures() {}

  /** The reason itself. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
