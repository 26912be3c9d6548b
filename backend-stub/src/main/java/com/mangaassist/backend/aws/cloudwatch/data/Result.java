package com.mangaassist.backend.aws.cloudwatch.data;

import com.mangaassist.backend.aws.cloudwatch.math.MathException;
import com.mangaassist.backend.aws.cloudwatch.math.TimeSeries;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;

/** A time series that a call answers. */
public record Result(String id, String label, TimeSeries series) {

  /**
   * The results of the queries that are to be returned.
   *
   * @throws AwsFault also when a query that is not returned has no value
   */
  public static List<Result> of(List<MetricQuery> queries, Evaluation evaluation) throws AwsFault {
    List<Result> results = new ArrayList<>();
    for (MetricQuery query : queries) {
      if (!query.returned()) {
        continue;
      }
      try {
        List<TimeSeries> all = evaluation.series(query);
        for (TimeSeries series : all) {
          results.add(new Result(query.id(), Labels.of(query, series, all.size() > 1), series));
        }
      } catch (MathException e) {
        throw MetricQuery.inExpression(query.id(), String.valueOf(e.getMessage()));
      }
    }
    return results;
  }
}
