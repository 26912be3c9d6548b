package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import java.util.List;

/** What an alarm watches. */
sealed interface Watch {

  /**
   * A metric or an expression over metrics.
   *
   * @param queries all that are needed
   * @param returned the one whose values are compared
   * @param period seconds
   * @param fewIgnored whether its state stays while a percentile has too few samples to tell
   * @param explicit whether the datapoints to alarm were named, which its reasons then say
   */
  record OfMetrics(
      List<MetricQuery> queries,
      MetricQuery returned,
      int period,
      int evaluationPeriods,
      int datapointsToAlarm,
      boolean explicit,
      Comparison comparison,
      double threshold,
      Missing missing,
      boolean fewIgnored)
      implements Watch {
    /** How often its periods move on: short ones each ten seconds, all others each minute. */
    int step() {
      return period < 60 ? 10 : 60;
    }
  }

  /** Other alarms. */
  record OfAlarms(Rule rule) implements Watch {}
}
