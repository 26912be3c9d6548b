package com.mangaassist.backend.aws.cloudwatch.math;

import java.util.List;

/** What an expression is worth. */
public sealed interface Value permits TimeSeries, Value.Scalar, Value.Group, Value.Word {
  /** One number. */
  record Scalar(double number) implements Value {}

  /** Several time series. */
  record Group(List<TimeSeries> series) implements Value {}

  /** A text or a word such as REPEAT, for functions that take one. */
  record Word(String text) implements Value {}
}
