package com.mangaassist.backend.pipeline.models;

import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the SDK throws, in the pipeline's words. */
final class ModelFailures {

  /** Bedrock's errors that pass by themselves. */
  private static final Set<String> PASSING =
      Set.of(
          "ThrottlingException",
          "InternalServerException",
          "ServiceUnavailableException",
          "ModelTimeoutException",
          "ModelNotReadyException",
          "ModelErrorException",
          "ModelStreamErrorException");

  private ModelFailures() {}

  static ModelFailureException of(Throwable problem) {
    Throwable cause = problem;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof AwsServiceException service) {
      String code = code(service);
      boolean passing = PASSING.contains(code) || service.statusCode() >= 500;
      return new ModelFailureException(code, passing, cause);
    }
    return cause instanceof SdkClientException
        ? new ModelFailureException(ModelFailureException.UNREACHABLE, true, cause)
        : new ModelFailureException(ModelFailureException.BROKEN_STREAM, true, cause);
  }

  /** Exceptions inside a stream carry no details: their class is their name. */
  private static String code(AwsServiceException service) {
    var details = service.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    return code == null || code.isEmpty() ? service.getClass().getSimpleName() : code;
  }
}
