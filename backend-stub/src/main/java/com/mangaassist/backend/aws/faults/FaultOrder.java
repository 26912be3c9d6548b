package com.mangaassist.backend.aws.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fault as somebody wants it, read from JSON with all that is wrong with it. */
final class FaultOrder {
  private static final Set<String> FIELDS =
      Set.of("service", "operation", "kind", "probability", "latencyMs", "count", "exception");
  private static final Pattern OPERATION = Pattern.compile("[A-Za-z]{1,64}");
  private static final int MAX_LATENCY_MS = 600_000;

  /** What people call the services besides their signing names. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "bedrock-runtime", "bedrock",
          "bedrockruntime", "bedrock",
          "eventbridge", "events",
          "cloudwatch", "monitoring");

  /** The members of ConverseStream's and InvokeModelWithResponseStream's streams. */
  private static final List<String> EXCEPTIONS =
      List.of(
          "internalServerException",
          "modelStreamErrorException",
          "modelTimeoutException",
          "serviceUnavailableException",
          "throttlingException",
          "validationException");

  /** What only one of the two streams has. */
  private static final String TIMEOUT = "modelTimeoutException";

  private static final String INVOKED_STREAM = "InvokeModelWithResponseStream";

  private final JsonNode json;
  private final Map<String, String> problems = new LinkedHashMap<>();
  private final Optional<Fault> fault;

  private FaultOrder(JsonNode json) {
    this.json = json;
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        problems.put(name.length() > 64 ? "body" : name, "is not known");
      }
    }
    String service = service();
    Optional<FaultKind> kind = kind();
    String operation = text("operation");
    if (operation != null && !OPERATION.matcher(operation).matches()) {
      problems.put("operation", "must be an operation's name, such as ConverseStream");
    }
    double probability = probability();
    int latencyMs = whole("latencyMs", 0, MAX_LATENCY_MS, 0);
    int count = whole("count", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
    String exception = text("exception");
    kind.ifPresent(known -> fits(known, service, latencyMs, operation, exception));
    fault =
        problems.isEmpty() && kind.isPresent()
            ? Optional.of(
                new Fault(
                    service,
                    operation,
                    kind.get(),
                    probability,
                    Duration.ofMillis(latencyMs),
                    json.hasNonNull("count") ? count : null,
                    exception))
            : Optional.empty();
  }

  /** Reads a body; never fails. */
  static FaultOrder read(byte[] body) {
    try {
      JsonNode json = Json.parse(body);
      if (json.isObject()) {
        return new FaultOrder(json);
      }
      return refused("must be a JSON object");
    } catch (Json.MalformedJsonException e) {
      return refused(
          String.valueOf(e.getMessage()).startsWith("Duplicate field")
              ? "holds a key twice"
              : "is not valid JSON");
    }
  }

  private static FaultOrder refused(String problem) {
    FaultOrder order = new FaultOrder(Json.object());
    order.problems.clear();
    order.problems.put("body", problem);
    return order;
  }

  /** The fault; empty when anything is wrong. */
  Optional<Fault> fault() {
    return fault;
  }

  /** What is wrong, by field. */
  Map<String, String> problems() {
    return problems;
  }

  private String service() {
    String given = text("service");
    if (given == null) {
      problems.putIfAbsent("service", "is required");
      return "";
    }
    String service = ALIASES.getOrDefault(given, given);
    if (ServiceErrors.of(service).isEmpty()) {
      problems.put("service", "must be one of " + String.join(", ", ServiceErrors.services()));
    }
    return service;
  }

  private Optional<FaultKind> kind() {
    String given = text("kind");
    if (given == null) {
      problems.putIfAbsent("kind", "is required");
      return Optional.empty();
    }
    Optional<FaultKind> kind = FaultKind.of(given);
    if (kind.isEmpty()) {
      problems.put(
          "kind",
          "must be one of "
              + Arrays.stream(FaultKind.values())
                  .map(FaultKind::wireName)
                  .collect(Collectors.joining(", ")));
    }
    return kind;
  }

  private double probability() {
    JsonNode value = json.path("probability");
    if (value.isMissingNode() || value.isNull()) {
      problems.put("probability", "is required");
    } else if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
      problems.put("probability", "must be a number from 0 to 1");
    }
    return value.doubleValue();
  }

  private void fits(
      FaultKind kind,
      String service,
      int latencyMs,
      @Nullable String operation,
      @Nullable String exception) {
    if (kind.needsLatency() && latencyMs == 0) {
      problems.putIfAbsent("latencyMs", "is required for " + kind.wireName());
    }
    if (kind.needsModel() && !service.equals("bedrock")) {
      problems.putIfAbsent("kind", kind.wireName() + " is for bedrock only");
    }
    if (exception != null && kind != FaultKind.MID_STREAM_ERROR) {
      problems.putIfAbsent("exception", "is for midStreamError only");
    } else if (exception != null && !EXCEPTIONS.contains(exception)) {
      problems.putIfAbsent("exception", "must be one of " + String.join(", ", EXCEPTIONS));
    } else if (TIMEOUT.equals(exception) && !INVOKED_STREAM.equals(operation)) {
      problems.putIfAbsent(
          "exception",
          TIMEOUT
              + " is for the operation "
              + INVOKED_STREAM
              + " only: the stream of ConverseStream does not have it");
    }
  }

  private @Nullable String text(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      problems.put(name, "must be a string");
      return null;
    }
    return value.textValue();
  }

  private int whole(String name, int least, int most, int otherwise) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isIntegralNumber()) {
      problems.put(name, "must be a whole number");
    } else if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      problems.put(name, "must be %,d to %,d".formatted(least, most));
    }
    return value.intValue();
  }
}
