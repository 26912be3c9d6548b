package com.mangaassist.backend.pipeline.models;

import org.jspecify.annotations.Nullable;

/** A model did not answer, or not to the end. */
public final class ModelFailureException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Code of a stream that ended without saying that it is whole. */
  public static final String BROKEN_STREAM = "ModelStreamBroken";

  /** Code of a model that said nothing for too long. */
  public static final String TIMEOUT = "ModelTimeout";

  /** Code of an endpoint that could not be reached. */
  public static final String UNREACHABLE = "ModelUnreachable";

  private final String code;
  private final boolean retryable;

  /**
   * A failure.
   *
   * @param code AWS's error code, or one of this class
   * @param retryable true when the same call may work later
   */
  public ModelFailureException(String code, boolean retryable, @Nullable Throwable cause) {
    super(code, cause);
    this.code = code;
    this.retryable = retryable;
  }

  /** AWS's error code, or one of this class. */
  public String code() {
    return code;
  }

  /** True when the same call may work later. */
  public boolean retryable() {
    return retryable;
  }
}
