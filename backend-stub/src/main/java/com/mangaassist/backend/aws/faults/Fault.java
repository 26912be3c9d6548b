package com.mangaassist.backend.aws.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was ordered.
 *
 * @param service the service's signing name, such as {@code bedrock}
 * @param operation an operation's name, such as {@code ConverseStream}; null for all
 * @param probability 0 to 1, the share of calls that it strikes
 * @param latency how long, for the kinds that last
 * @param count how many calls it strikes before it is used up; null for no end
 * @param exception the exception that ends a stream of {@link FaultKind#MID_STREAM_ERROR}, such as
 *     {@code throttlingException}; null for the model's own
 */
public record Fault(
    String service,
    @Nullable String operation,
    FaultKind kind,
    double probability,
    Duration latency,
    @Nullable Integer count,
    @Nullable String exception) {
  /** Checks the ranges. */
  public Fault {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("A probability is between 0 and 1");
    }
    if (latency.isNegative() || (count != null && count < 1)) {
      throw new IllegalArgumentException("Latency is not negative, a count is at least 1");
    }
  }

  /** A fault of a kind that needs no exception. */
  public Fault(
      String service,
      @Nullable String operation,
      FaultKind kind,
      double probability,
      Duration latency,
      @Nullable Integer count) {
    this(service, operation, kind, probability, latency, count, null);
  }

  /** A fault that strikes every call of an operation. */
  public static Fault always(String service, String operation, FaultKind kind) {
    return new Fault(service, operation, kind, 1, Duration.ZERO, null);
  }

  boolean concerns(String calledService, String calledOperation) {
    return service.equals(calledService)
        && (operation == null || operation.equals(calledOperation));
  }
}
