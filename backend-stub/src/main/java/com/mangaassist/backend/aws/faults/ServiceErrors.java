package com.mangaassist.backend.aws.faults;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.List;
import java.util.Optional;

/**
 * The errors that each service has for being too busy and for being broken: by its service model
 * where that declares them, else by AWS's common errors.
 */
record ServiceErrors(String service, Shape throttle, Shape failure) {
  private static final List<ServiceErrors> ALL =
      List.of(
          new ServiceErrors(
              "bedrock",
              new Shape(
                  429,
                  "ThrottlingException",
                  "ThrottlingException",
                  "Too many requests, please wait before trying again."),
              new Shape(
                  500,
                  "InternalServerException",
                  "InternalServerException",
                  "The system encountered an unexpected error during processing. Try your request again.")),
          new ServiceErrors("appconfig", throttled(429), internal("InternalServerException")),
          new ServiceErrors("appconfigdata", throttled(429), internal("InternalServerException")),
          new ServiceErrors("events", throttled(400), internal("InternalException")),
          new ServiceErrors(
              "sqs",
              new Shape(403, "RequestThrottled", "RequestThrottled", "Request is throttled."),
              new Shape(
                  503,
                  "ServiceUnavailable",
                  "ServiceUnavailable",
                  "The request has failed due to a temporary failure of the server.")),
          new ServiceErrors(
              "monitoring",
              throttled(400),
              new Shape(
                  500,
                  "InternalServiceFault",
                  "InternalServiceError",
                  "Request processing has failed because of an unknown error, exception or failure.")));

  /** An error; {@code queryCode} is its name in the Query protocol. */
  record Shape(int status, String code, String queryCode, String message) {
    AwsFault fault() {
      return new AwsFault(status, code, message);
    }
  }

  /** Bedrock's answer for a model that is gone. */
  static final Shape END_OF_LIFE =
      new Shape(
          404,
          "ResourceNotFoundException",
          "ResourceNotFoundException",
          "This model version has reached the end of its life. Please refer to the AWS documentation"
              + " for more details.");

  static Optional<ServiceErrors> of(String service) {
    return ALL.stream().filter(each -> each.service.equals(service)).findFirst();
  }

  /** The signing names of all services. */
  static List<String> services() {
    return ALL.stream().map(ServiceErrors::service).toList();
  }

  /** The error of a kind that refuses a call; empty for the other kinds. */
  Optional<Shape> error(FaultKind kind) {
    return switch (kind) {
      case THROTTLE -> Optional.of(throttle);
      case ERROR -> Optional.of(failure);
      case RETIRED_MODEL -> Optional.of(END_OF_LIFE);
      default -> Optional.empty();
    };
  }

  private static Shape throttled(int status) {
    return new Shape(status, "ThrottlingException", "Throttling", "Rate exceeded");
  }

  private static Shape internal(String code) {
    return new Shape(500, code, code, "There was an internal failure in the service.");
  }
}
