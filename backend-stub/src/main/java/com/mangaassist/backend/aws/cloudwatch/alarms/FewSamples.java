package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.cloudwatch.alarms.Judgement.Datapoint;
import com.mangaassist.backend.aws.cloudwatch.data.Evaluation;
import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import com.mangaassist.backend.aws.cloudwatch.math.MathException;
import com.mangaassist.backend.aws.cloudwatch.math.TimeSeries;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.metrics.Statistic;
import com.mangaassist.backend.aws.cloudwatch.metrics.Statistic.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Whether a percentile is of too few samples: by AWS's documents it takes ten of them on its
 * narrower side, that is 10 / (1 - p) from the median up and 10 / p below it.
 */
final class FewSamples {
  private static final double ON_THE_NARROWER_SIDE = 10;

  private FewSamples() {}

  static boolean found(
      MetricStore metrics, Watch.OfMetrics watch, Judgement judgement, long from, long end)
      throws MathException {
    if (!(watch.returned() instanceof MetricQuery.Stat stat)
        || stat.statistic().kind() != Kind.PERCENTILE) {
      return false;
    }
    Optional<Statistic> samples = Statistic.parse("SampleCount");
    MetricQuery count =
        new MetricQuery.Stat(
            stat.id(),
            Optional.empty(),
            true,
            stat.metric(),
            stat.period(),
            samples.orElseThrow(),
            stat.unit());
    List<TimeSeries> series =
        new Evaluation(metrics, List.of(count), from, end, false).series(count);
    double needed = needed(Double.parseDouble(stat.statistic().name().substring(1)) / 100);
    for (Datapoint datapoint : judgement.evaluated()) {
      for (TimeSeries each : series) {
        if (each.values().getOrDefault(datapoint.second(), 0.0) < needed) {
          return true;
        }
      }
    }
    return false;
  }

  /** Samples that tell the percentile {@code p} of one; of none and all there are never enough. */
  static double needed(double p) {
    // 1 - 0.9 is a little less than a tenth.
    return Math.floor(ON_THE_NARROWER_SIDE / Math.min(p, 1 - p) + 1e-6);
  }
}
