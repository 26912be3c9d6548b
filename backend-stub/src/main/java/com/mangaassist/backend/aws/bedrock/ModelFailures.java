package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.protocol.AwsFault;

/** The errors that Bedrock has for a model that fails, with Bedrock's texts. */
final class ModelFailures {
  private ModelFailures() {}

  /** 424: the model failed. */
  static AwsFault error() {
    return error(StreamException.MODEL_STREAM_ERROR.message());
  }

  /** 424 with what the model said. */
  static AwsFault error(String message) {
    return new AwsFault(424, "ModelErrorException", message);
  }

  /** 408: the model took too long. */
  static AwsFault timeout() {
    return new AwsFault(408, "ModelTimeoutException", StreamException.MODEL_TIMEOUT.message());
  }

  /** 429: the model has too much to do. */
  static AwsFault throttled() {
    return new AwsFault(429, "ThrottlingException", StreamException.THROTTLING.message());
  }

  /** 429 too, but for a model that is still being loaded. */
  static AwsFault notReady() {
    return new AwsFault(
        429,
        "ModelNotReadyException",
        "Model is not ready for inference. Wait and try your request again.");
  }
}
