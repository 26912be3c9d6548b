package com.mangaassist.backend.aws.cloudwatch.data;

import com.mangaassist.backend.aws.cloudwatch.math.MathException;
import com.mangaassist.backend.aws.cloudwatch.math.TimeSeries;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;

/**
 * A time series that a call answers.
 *
 * @param units in which values were found, the one that counts first; none for an expression
 */
public record Result(String id, String label, TimeSeries series, List<String> units) {

  /**
   * The results of the queries that are to be returned.
   *
   * @throws AwsFault also when a query that is not returned has no value
   */
  public static List<Result> of(List<MetricQuery> queries, Evaluation evaluation) throws AwsFault {
    List<Result> results = new ArrayList<>();
    Labels labels = new Labels(queries);
    for (MetricQuery query : queries) {
      if (!query.returned()) {
        continue;
      }
      try {
        List<TimeSeries> all = evaluation.series(query);
        for (TimeSeries series : all) {
          results.add(
              new Result(
                  query.id(),
                  labels.of(query, series, all.size() > 1),
                  series,
                  evaluation.units(query)));
        }
      } catch (MathException e) {
        throw MetricQuery.inExpression(query.id(), String.valueOf(e.getMessage()));
      }
    }
    return results;
  }
}
