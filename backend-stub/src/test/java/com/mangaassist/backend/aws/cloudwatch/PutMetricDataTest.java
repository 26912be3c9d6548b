package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.MINUTE;
import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** PutMetricData by stock clients. */
@Conformance("PutMetricData")
class PutMetricDataTest {
  private static final MetricDatum GOOD =
      MetricDatum.builder().metricName("Latency").timestamp(MINUTE).value(5.0).build();

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
  void takesValuesCountsAndStatisticSets() {
    aws.put(
        GOOD,
        GOOD.toBuilder().value(null).values(1.0, 2.0).counts(3.0, 1.0).build(),
        GOOD.toBuilder().value(null).values(10.0, 20.0).build(),
        GOOD.toBuilder()
            .value(null)
            .statisticValues(s -> s.sampleCount(4.0).sum(40.0).minimum(0.5).maximum(30.0))
            .build());

    Datapoint point = minute();
    assertThat(point.sampleCount()).isEqualTo(1 + 4 + 2 + 4);
    assertThat(point.sum()).isEqualTo(5 + 5 + 30 + 40.0);
    assertThat(point.minimum()).isEqualTo(0.5);
    assertThat(point.maximum()).isEqualTo(30);
    assertThat(point.average()).isEqualTo(80.0 / 11);
    assertThat(point.timestamp()).isEqualTo(MINUTE);
    assertThat(point.unit()).isEqualTo(StandardUnit.NONE);
  }

  @Test
  void keepsWhatItAcknowledgedOverARestart() {
    aws.put(GOOD);
    aws = aws.restart();
    assertThat(minute().sum()).isEqualTo(5);
  }

  @Test
  void givesAValueWithoutATimeTheTimeOfTheCall() {
    aws.async()
        .putMetricData(
            r -> r.namespace("Shop").metricData(GOOD.toBuilder().timestamp(null).build()))
        .join();
    assertThat(minute().sum()).isEqualTo(5);
  }

  @Test
  void takesAThousandDatumsOfACompressedCall() {
    List<MetricDatum> data =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    GOOD.toBuilder()
                        .dimensions(Dimension.builder().name("N").value("v" + i).build())
                        .build())
            .toList();
    aws.client.putMetricData(r -> r.namespace("Shop").metricData(data));
    assertThat(aws.client.listMetricsPaginator(r -> {}).metrics()).hasSize(1_000);
  }

  @Test
  void refusesMoreThanAThousandDatums() {
    refused(
        InvalidParameterValueException.class,
        "The collection MetricData must not have a size greater than 1000.",
        Collections.nCopies(1_001, GOOD).toArray(MetricDatum[]::new));
  }

  @Test
  void takes150ValuesAndRefuses151() {
    List<Double> values = new ArrayList<>();
    IntStream.range(0, 150).forEach(i -> values.add((double) i));
    aws.put(GOOD.toBuilder().value(null).values(values).build());
    assertThat(minute().sampleCount()).isEqualTo(150);
    values.add(1.0);
    refused(
        InvalidParameterValueException.class,
        "The collection MetricData.member.1.Values must not have a size greater than 150.",
        GOOD.toBuilder().value(null).values(values).build());
  }

  @Test
  void takesThirtyDimensionsAndRefusesMore() {
    List<Dimension> dimensions = new ArrayList<>();
    IntStream.range(0, 30)
        .forEach(i -> dimensions.add(Dimension.builder().name("n" + i).value("v").build()));
    aws.put(GOOD.toBuilder().dimensions(dimensions).build());
    dimensions.add(Dimension.builder().name("n30").value("v").build());
    refused(
        InvalidParameterValueException.class,
        "The collection MetricData.member.1.Dimensions must not have a size greater than 30.",
        GOOD.toBuilder().dimensions(dimensions).build());
  }

  @Test
  void takesTimesFromTwoWeeksBackToTwoHoursAhead() {
    aws.put(START.minus(Duration.ofDays(14)), 1);
    aws.put(START.plus(Duration.ofHours(2)), 1);
    refused(
        InvalidParameterValueException.class,
        "The parameter MetricData.member.1.Timestamp must specify a time within the past two"
            + " weeks.",
        at(START.minus(Duration.ofDays(14)).minusSeconds(1)));
    refused(
        InvalidParameterValueException.class,
        "The parameter MetricData.member.1.Timestamp must specify a time no more than two hours"
            + " in the future.",
        at(START.plus(Duration.ofHours(2)).plusSeconds(1)));
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (double number :
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300)) {
      refused(
          InvalidParameterValueException.class,
          "The value " + number + " for parameter MetricData.member.1.Value is invalid.",
          GOOD.toBuilder().value(number).build());
    }
    assertThat(aws.client.listMetrics().metrics()).isEmpty();
  }

  @Test
  void refusesUnknownUnitsAndResolutions() {
    refused(
        CloudWatchException.class,
        "Value 'Parsec' at 'metricData.1.member.unit' failed to satisfy constraint: Member must"
            + " satisfy enum value set",
        GOOD.toBuilder().unit("Parsec").build());
    refused(
        InvalidParameterValueException.class,
        "The value 7 for parameter MetricData.member.1.StorageResolution is invalid.",
        GOOD.toBuilder().storageResolution(7).build());
  }

  @Test
  void refusesValuesThatExcludeEachOther() {
    refused(
        InvalidParameterCombinationException.class,
        "The parameters MetricData.member.1.Value and MetricData.member.1.Values are mutually"
            + " exclusive and you have specified both.",
        GOOD.toBuilder().values(1.0).build());
    refused(
        InvalidParameterValueException.class,
        "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the"
            + " same size.",
        GOOD.toBuilder().value(null).values(1.0, 2.0).counts(1.0).build());
    refused(
        MissingRequiredParameterException.class,
        "The parameter MetricData.member.1.Value is required.",
        GOOD.toBuilder().value(null).build());
  }

  @Test
  void takesValuesWithAStatisticSetAsAwsDoes() {
    aws.put(
        GOOD.toBuilder()
            .value(null)
            .values(1.0, 10.0)
            .statisticValues(s -> s.sampleCount(10.0).sum(55.0).minimum(1.0).maximum(10.0))
            .build());
    refused(
        InvalidParameterCombinationException.class,
        "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are"
            + " mutually exclusive and you have specified both.",
        GOOD.toBuilder()
            .statisticValues(s -> s.sampleCount(10.0).sum(55.0).minimum(1.0).maximum(10.0))
            .build());
  }

  @Test
  void takesAllOfACallOrNothing() {
    refused(
        InvalidParameterValueException.class,
        "MetricData.member.2.Value is invalid",
        GOOD,
        GOOD.toBuilder().value(Double.NaN).build());
    assertThat(aws.client.listMetrics().metrics()).isEmpty();
  }

  @Test
  void leavesTheNamespacesOfAwsToAws() {
    assertThatThrownBy(
            () -> aws.client.putMetricData(r -> r.namespace("AWS/Bedrock").metricData(GOOD)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("The value AWS/Bedrock for parameter Namespace is invalid.");
    assertThatThrownBy(() -> aws.client.putMetricData(r -> r.metricData(GOOD)))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("The parameter Namespace is required.");
  }

  private static MetricDatum at(Instant time) {
    return GOOD.toBuilder().timestamp(time).build();
  }

  private void refused(
      Class<? extends CloudWatchException> type, String message, MetricDatum... data) {
    assertThatThrownBy(() -> aws.put(data)).isInstanceOf(type).hasMessageContaining(message);
  }

  private Datapoint minute() {
    List<Datapoint> points =
        aws.client
            .getMetricStatistics(
                r ->
                    r.namespace("Shop")
                        .metricName("Latency")
                        .startTime(MINUTE)
                        .endTime(MINUTE.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.knownValues()))
            .datapoints();
    assertThat(points).hasSize(1);
    return points.getFirst();
  }
}
