package com.mangaassist.backend.aws.bedrock;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The exceptions that can end a stream of Bedrock's, with Bedrock's texts. */
enum StreamException {
  MODEL_STREAM_ERROR(
      "modelStreamErrorException",
      "The system encountered an unexpected error during processing. Try your request again."),
  INTERNAL_SERVER(
      "internalServerException",
      "The system encountered an unexpected error during processing. Try your request again."),
  THROTTLING("throttlingException", "Too many requests, please wait before trying again."),
  SERVICE_UNAVAILABLE("serviceUnavailableException", "Bedrock is unable to process your request."),
  MODEL_TIMEOUT(
      "modelTimeoutException",
      "Model has timed out in processing the request. Try your request again."),
  VALIDATION("validationException", "The input fails to satisfy the constraints of the service.");

  private final String wireName;
  private final String message;

  StreamException(String wireName, String message) {
    this.wireName = wireName;
    this.message = message;
  }

  /** The exception of a name; the model's own error for none. */
  static StreamException of(@Nullable String wireName) {
    return Arrays.stream(values())
        .filter(each -> each.wireName.equals(wireName))
        .findFirst()
        .orElse(MODEL_STREAM_ERROR);
  }

  /** Bedrock's text for it. */
  String message() {
    return message;
  }

  /** Ends the stream with it. */
  void write(EventStreamWriter frames, String text) throws IOException {
    frames.exception(wireName, text);
  }
}
