package com.mangaassist.backend.aws.cloudwatch.model;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** CloudWatch's errors, with its texts. */
public final class Faults {
  /** The namespace of the service's own errors. */
  public static final String NAMESPACE = "com.amazonaws.cloudwatch.v2010_08_01";

  private static final String VALIDATION = "com.amazon.coral.validate";
  private static final Pattern MEMBER = Pattern.compile("member\\.(\\d+)");
  private static final Pattern FIRST = Pattern.compile("(^|\\.)([A-Z])");

  private static final Map<String, String> QUERY_CODES =
      Map.of(
          "ValidationException", "ValidationError",
          "SerializationException", "MalformedInput",
          "InvalidParameterValueException", "InvalidParameterValue",
          "InvalidParameterCombinationException", "InvalidParameterCombination",
          "MissingRequiredParameterException", "MissingParameter",
          "LimitExceededFault", "LimitExceeded",
          "InvalidFormatFault", "InvalidFormat",
          "DashboardInvalidInputError", "InvalidParameterInput",
          "DashboardNotFoundError", "ResourceNotFound");

  private Faults() {}

  private static AwsFault fault(int status, String shape, String message) {
    return new AwsFault(status, shape, message)
        .inNamespace(shape.equals("ValidationException") ? VALIDATION : NAMESPACE)
        .knownToQueryAs(QUERY_CODES.getOrDefault(shape, shape));
  }

  /** A value that is not one of those that are allowed. */
  public static AwsFault invalid(String message) {
    return fault(400, "InvalidParameterValueException", message);
  }

  /** The value of a parameter is invalid, by its path. */
  public static AwsFault invalidValue(String value, String path) {
    return invalid("The value " + value + " for parameter " + path + " is invalid.");
  }

  /** Values that exclude each other. */
  public static AwsFault combination(String message) {
    return fault(400, "InvalidParameterCombinationException", message);
  }

  /** A parameter that must be there. */
  public static AwsFault missing(String path) {
    return fault(
        400, "MissingRequiredParameterException", "The parameter " + path + " is required.");
  }

  /** A member that must be there, of a call whose operation has no error of its own for that. */
  public static AwsFault absent(String path) {
    return validation(
        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
            .formatted(modelPath(path)));
  }

  /** A list that is too long. */
  public static AwsFault tooMany(String path, int most) {
    return invalid("The collection " + path + " must not have a size greater than " + most + ".");
  }

  /** A call that is refused before its operation sees it. */
  public static AwsFault validation(String message) {
    return fault(400, "ValidationException", message);
  }

  /** A member that breaks a constraint of the service model. */
  public static AwsFault constraint(String value, String path, String constraint) {
    return validation(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, modelPath(path), constraint));
  }

  /** {@code MetricData.member.1.Unit} as {@code metricData.1.member.unit}. */
  private static String modelPath(String path) {
    String members = MEMBER.matcher(path).replaceAll("$1.member");
    return FIRST
        .matcher(members)
        .replaceAll(first -> first.group(1) + first.group(2).toLowerCase(Locale.ROOT));
  }

  /** A token that no call gave. */
  public static AwsFault nextToken() {
    return fault(400, "InvalidNextToken", "The service could not parse the next token.");
  }

  /** An alarm that is not there, of which AWS says nothing more. */
  public static AwsFault noAlarm() {
    return fault(404, "ResourceNotFound", "");
  }

  /** A dashboard that is none. */
  public static AwsFault dashboard(String message) {
    return fault(400, "DashboardInvalidInputError", message);
  }

  /** A dashboard that is not there. */
  public static AwsFault noDashboard(String message) {
    return fault(404, "DashboardNotFoundError", message);
  }

  /** More of something than there may be. */
  public static AwsFault limit(String message) {
    return fault(400, "LimitExceededFault", message);
  }

  /** A text that should be JSON. */
  public static AwsFault format(String message) {
    return fault(400, "InvalidFormatFault", message);
  }

  /** A resource of an ARN that is not there. */
  public static AwsFault noResource(String message) {
    return fault(404, "ResourceNotFoundException", message);
  }

  /** Members of another type than the service model says. */
  public static AwsFault type(String path, String wanted) {
    return fault(400, "SerializationException", path + " is not a " + wanted + ".");
  }
}
