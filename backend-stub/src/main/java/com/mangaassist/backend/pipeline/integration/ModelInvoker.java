package com.mangaassist.backend.pipeline.integration;

import java.time.Duration;

/** Bedrock's InvokeModel. */
@FunctionalInterface
public interface ModelInvoker {

  /** It did not answer as it should. */
  final class InvocationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** With the status of the gateway's answer. */
    public InvocationException(int status, String message, Throwable cause) {
      super(message, cause);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Sends the body to the model and waits for its answer. */
  byte[] invoke(String modelId, byte[] body, Duration limit)
      throws InvocationException, InterruptedException;
}
