package com.mangaassist.backend.aws.delivery;

import java.time.Instant;
import java.util.Map;

/** CloudWatch, for what stand-ins measure of themselves, as AWS's services do. */
@FunctionalInterface
public interface MetricSink {

  /**
   * Puts one value of a metric. It does not wait for the disk and never fails: a service goes on
   * when its metrics are lost.
   *
   * @param namespace such as {@code AWS/Bedrock}, which outside callers may not use
   * @param name such as {@code InvocationLatency}
   * @param dimensions names and values, at most thirty
   * @param value finite
   * @param unit one of CloudWatch's, such as {@code Milliseconds}, {@code Count} or {@code None}
   * @param time when it was measured
   */
  void put(
      String namespace,
      String name,
      Map<String, String> dimensions,
      double value,
      String unit,
      Instant time);

  /** There is no CloudWatch: values are lost. */
  static MetricSink none() {
    return (namespace, name, dimensions, value, unit, time) -> {};
  }
}
