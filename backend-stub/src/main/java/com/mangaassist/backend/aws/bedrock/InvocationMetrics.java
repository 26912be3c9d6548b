package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.delivery.MetricSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The {@code AWS/Bedrock} metrics that Bedrock puts of itself, by the dimension {@code ModelId}:
 * the identifier by which the model was called. A throttled call counts as that alone, neither as
 * an invocation nor as an error.
 */
final class InvocationMetrics implements InvocationObserver {
  private static final String NAMESPACE = "AWS/Bedrock";
  private static final String COUNT = "Count";
  private static final String MILLISECONDS = "Milliseconds";
  private static final int THROTTLED = 429;
  private static final int SERVER_ERROR = 500;
  private static final double NANOS_PER_MILLI = 1e6;

  private final MetricSink sink;
  private final Clock clock;

  InvocationMetrics(MetricSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public void ended(Invocation invocation) {
    if (invocation.outcome() == Outcome.FAILED) {
      put(invocation.calledAs(), "InvocationServerErrors", 1, COUNT);
      return;
    }
    put(invocation.calledAs(), "Invocations", 1, COUNT);
    put(invocation.calledAs(), "InvocationLatency", millis(invocation.total()), MILLISECONDS);
    put(invocation.calledAs(), "InputTokenCount", invocation.usage().inputTokens(), COUNT);
    if (invocation.usage().outputTokens() > 0) {
      put(invocation.calledAs(), "OutputTokenCount", invocation.usage().outputTokens(), COUNT);
    }
    if (invocation.operation().endsWith("Stream") && invocation.firstToken().isPositive()) {
      put(invocation.calledAs(), "TimeToFirstToken", millis(invocation.firstToken()), MILLISECONDS);
    }
  }

  /** A call of a model that exists was refused with an HTTP status. */
  void refused(String calledAs, int status) {
    String name =
        status == THROTTLED
            ? "InvocationThrottles"
            : status >= SERVER_ERROR ? "InvocationServerErrors" : "InvocationClientErrors";
    put(calledAs, name, 1, COUNT);
  }

  private void put(String calledAs, String name, double value, String unit) {
    Instant now = clock.instant();
    sink.put(NAMESPACE, name, Map.of("ModelId", calledAs), value, unit, now);
  }

  private static double millis(Duration time) {
    return time.toNanos() / NANOS_PER_MILLI;
  }
}
