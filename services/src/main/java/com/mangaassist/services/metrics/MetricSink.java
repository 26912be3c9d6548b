package com.mangaassist.services.metrics;

/** Takes values; never blocks and never fails, whatever becomes of them. */
@FunctionalInterface
public interface MetricSink {

  /** One value of a figure, now. */
  void add(Figure figure, double value);
}
