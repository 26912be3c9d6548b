package com.mangaassist.backend.aws.cloudwatch.math;

import java.util.List;
import java.util.Optional;

/** What an expression stands among: the other queries of its call. */
public interface Scope {
  /**
   * The value of the query with an id; empty when there is none.
   *
   * @throws MathException when that query has no value, or needs this one
   */
  Optional<Value> value(String id) throws MathException;

  /** The metrics of the call by id, for METRICS(). */
  List<TimeSeries> metrics(String idPart) throws MathException;

  /** Any time series of the call's window, to make others like it. */
  TimeSeries window();
}
