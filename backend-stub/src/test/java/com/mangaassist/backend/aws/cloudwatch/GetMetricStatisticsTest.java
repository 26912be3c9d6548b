package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.MINUTE;
import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** GetMetricStatistics by stock clients, and how values age. */
@Conformance("GetMetricStatistics")
class GetMetricStatisticsTest {
  @TempDir Path folder;
  private CloudWatchFixture aws;

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void findsPercentilesAndTrimmedStatisticsOfSmallCountsExactly() {
    for (int value = 1; value <= 10; value++) {
      aws.put(MINUTE, value);
    }
    Datapoint point =
        get(r ->
                r.statistics((List<Statistic>) null)
                    .extendedStatistics(
                        "p50",
                        "p99.9",
                        "p0",
                        "tm90",
                        "TM(20%:80%)",
                        "IQM",
                        "tc90",
                        "ts90",
                        "wm90",
                        "PR(2:8)"))
            .getFirst();
    assertThat(point.extendedStatistics())
        .containsEntry("p50", 5.0)
        .containsEntry("p99.9", 10.0)
        .containsEntry("p0", 1.0)
        .containsEntry("tm90", 5.0)
        .containsEntry("TM(20%:80%)", 5.5)
        .containsEntry("IQM", 5.5)
        .containsEntry("tc90", 9.0)
        .containsEntry("ts90", 45.0)
        .containsEntry("wm90", 5.4)
        .containsEntry("PR(2:8)", 60.0);
  }

  @Test
  void excludesTheLowerBoundAndIncludesTheUpperOne() {
    for (int value : List.of(100, 150, 151, 1000, 1001)) {
      aws.put(MINUTE, value);
    }
    Map<String, Double> values =
        get(r ->
                r.statistics((List<Statistic>) null)
                    .extendedStatistics(
                        "TM(150:1000)", "TC(150:1000)", "TS(150:)", "PR(:150)", "WM(150:1000)"))
            .getFirst()
            .extendedStatistics();
    assertThat(values)
        .containsEntry("TM(150:1000)", 575.5)
        .containsEntry("TC(150:1000)", 2.0)
        .containsEntry("TS(150:)", 2152.0)
        .containsEntry("PR(:150)", 40.0)
        .containsEntry("WM(150:1000)", (150 + 150 + 151 + 1000 + 1000) / 5.0);
  }

  @Test
  void hasNoPercentilesOfStatisticSetsWithASpreadOrOfNegativeValues() {
    MetricDatum base = MetricDatum.builder().metricName("Latency").timestamp(MINUTE).build();
    aws.put(
        base.toBuilder()
            .statisticValues(s -> s.sampleCount(2.0).sum(6.0).minimum(3.0).maximum(3.0))
            .build());
    assertThat(percentile()).containsExactly(3.0);
    aws.put(
        base.toBuilder()
            .statisticValues(s -> s.sampleCount(2.0).sum(6.0).minimum(1.0).maximum(5.0))
            .build());
    assertThat(percentile()).isEmpty();
    aws.clock.move(Duration.ofMinutes(5));
    aws.put(MINUTE.plusSeconds(60), -1);
    assertThat(percentile()).isEmpty();
  }

  @Test
  void keepsUnitsApart() {
    MetricDatum base =
        MetricDatum.builder().metricName("Latency").timestamp(MINUTE).value(1.0).build();
    aws.put(
        base.toBuilder().unit(StandardUnit.SECONDS).build(),
        base.toBuilder().unit(StandardUnit.MILLISECONDS).value(1000.0).build());
    assertThat(get(r -> {})).extracting(Datapoint::unit).hasSize(2).doesNotHaveDuplicates();
    assertThat(get(r -> r.unit(StandardUnit.SECONDS)))
        .extracting(Datapoint::sum)
        .containsExactly(1.0);
    assertThat(get(r -> r.unit(StandardUnit.BYTES))).isEmpty();
  }

  @Test
  void seesSecondsOnlyOfHighResolutionMetricsAndForThreeHours() {
    MetricDatum base =
        MetricDatum.builder().metricName("Latency").value(1.0).storageResolution(1).build();
    aws.put(
        base.toBuilder().timestamp(MINUTE.plusSeconds(1)).build(),
        base.toBuilder().timestamp(MINUTE.plusSeconds(2)).build(),
        base.toBuilder().timestamp(MINUTE.plusSeconds(12)).build());
    aws.put(MINUTE.plusSeconds(1), 7);
    assertThat(get(r -> r.period(1).startTime(MINUTE.plusSeconds(1))))
        .extracting(Datapoint::timestamp)
        .containsExactly(MINUTE.plusSeconds(1), MINUTE.plusSeconds(2), MINUTE.plusSeconds(12));
    assertThat(get(r -> r.period(10))).extracting(Datapoint::sum).containsExactly(2.0, 1.0);
    assertThat(get(r -> {})).extracting(Datapoint::sum).containsExactly(10.0);

    aws.clock.move(Duration.ofHours(4));
    aws.cloudWatch.age();
    assertThat(get(r -> r.period(10))).isEmpty();
    assertThat(get(r -> {})).extracting(Datapoint::sum).containsExactly(10.0);
  }

  @Test
  void thinsOutWithAgeAndForgetsAfter455Days() {
    aws.put(MINUTE, 1);
    aws.put(MINUTE.plusSeconds(60), 2);
    aws.put(MINUTE.plusSeconds(600), 4);
    aws.clock.move(Duration.ofDays(16));
    aws.cloudWatch.age();
    assertThat(get(r -> {})).isEmpty();
    assertThat(get(r -> r.period(300))).extracting(Datapoint::sum).containsExactly(3.0, 4.0);
    aws.clock.move(Duration.ofDays(50));
    aws.cloudWatch.age();
    assertThat(get(r -> r.period(300))).isEmpty();
    Datapoint hour = get(r -> r.period(3600)).getFirst();
    assertThat(hour.sum()).isEqualTo(7);
    assertThat(hour.maximum()).isEqualTo(4);
    aws.clock.move(Duration.ofDays(400));
    aws.cloudWatch.age();
    assertThat(get(r -> r.period(3600))).isEmpty();
  }

  @Test
  void countsPeriodsFromTheMinuteOfTheStart() {
    aws.put(MINUTE.minus(Duration.ofMinutes(3)), 1);
    assertThat(
            get(r -> r.startTime(MINUTE.minus(Duration.ofMinutes(7)).plusSeconds(30)).period(300)))
        .extracting(Datapoint::timestamp)
        .containsExactly(MINUTE.minus(Duration.ofMinutes(7)));
  }

  @Test
  void gives1440DatapointsAndRefusesMore() {
    assertThat(get(r -> r.startTime(START.minusSeconds(1_440)).endTime(START).period(1))).isEmpty();
    refused(
        InvalidParameterCombinationException.class,
        "You have requested up to 1441 datapoints, which exceeds the limit of 1440. You may reduce"
            + " the datapoints requested by increasing Period, or decreasing the time range.",
        r -> r.startTime(START.minusSeconds(1_441)).endTime(START).period(1));
    // A day of minutes, from within one to within another.
    assertThat(get(r -> r.startTime(START.minus(Duration.ofDays(1))).endTime(START))).isEmpty();
  }

  @Test
  void refusesWhatIsMissingOrContradictory() {
    refused(
        InvalidParameterValueException.class,
        "The parameter StartTime must be less than the parameter EndTime.",
        r -> r.endTime(MINUTE.plusMillis(900)));
    refused(
        MissingRequiredParameterException.class,
        "The parameter StartTime is required.",
        r -> r.startTime(null));
    refused(
        MissingRequiredParameterException.class,
        "The parameter Period is required.",
        r -> r.period(null));
    refused(InvalidParameterValueException.class, "Period", r -> r.period(61));
    refused(
        InvalidParameterCombinationException.class,
        "At least one of the parameters Statistics and ExtendedStatistics must be specified.",
        r -> r.statistics((List<Statistic>) null));
    refused(
        InvalidParameterValueException.class,
        "The value p101 for parameter ExtendedStatistics is not supported.",
        r -> r.extendedStatistics("p101"));
    refused(
        CloudWatchException.class,
        "Member must satisfy enum value set",
        r -> r.statisticsWithStrings("Median"));
  }

  private List<Double> percentile() {
    return get(
            r ->
                r.startTime(MINUTE)
                    .endTime(MINUTE.plusSeconds(120))
                    .period(120)
                    .statistics((List<Statistic>) null)
                    .extendedStatistics("p90"))
        .stream()
        .map(point -> point.extendedStatistics().get("p90"))
        .toList();
  }

  private void refused(
      Class<? extends CloudWatchException> type,
      String message,
      Consumer<GetMetricStatisticsRequest.Builder> change) {
    assertThatThrownBy(() -> get(change)).isInstanceOf(type).hasMessageContaining(message);
  }

  private List<Datapoint> get(Consumer<GetMetricStatisticsRequest.Builder> change) {
    Instant end = MINUTE.plusSeconds(1_200);
    GetMetricStatisticsRequest.Builder request =
        GetMetricStatisticsRequest.builder()
            .namespace("Shop")
            .metricName("Latency")
            .startTime(MINUTE)
            .endTime(end)
            .period(60)
            .statistics(Statistic.SUM, Statistic.MAXIMUM);
    change.accept(request);
    return aws.client.getMetricStatistics(request.build()).datapoints();
  }
}
