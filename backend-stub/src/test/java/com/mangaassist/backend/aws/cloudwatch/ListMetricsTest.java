package com.mangaassist.backend.aws.cloudwatch;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/** ListMetrics by stock clients. */
@Conformance("ListMetrics")
class ListMetricsTest {
  private static final DimensionFilter MODEL = DimensionFilter.builder().name("Model").build();

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
  void findsByNamespaceNameAndDimensions() {
    aws.put(datum("Latency", "Model", "sonnet"), datum("Latency", "Model", "haiku"));
    aws.put(datum("Errors", "Route", "chat"));
    aws.cloudWatch.put("AWS/Bedrock", "Invocations", Map.of("ModelId", "m"), 1, "Count", START);

    assertThat(names(r -> r.metricName("Latency"))).hasSize(2);
    assertThat(names(r -> r.namespace("AWS/Bedrock"))).containsExactly("Invocations");
    assertThat(names(r -> r.dimensions(MODEL))).hasSize(2);
    assertThat(names(r -> r.dimensions(MODEL.toBuilder().value("haiku").build()))).hasSize(1);
    assertThat(names(r -> r.dimensions(MODEL.toBuilder().value("opus").build()))).isEmpty();
    Metric metric = aws.client.listMetrics(r -> r.metricName("Errors")).metrics().getFirst();
    assertThat(metric.namespace()).isEqualTo("Shop");
    assertThat(metric.dimensions())
        .containsExactly(Dimension.builder().name("Route").value("chat").build());
  }

  @Test
  @Conformance(value = "ListMetrics", pages = true)
  void pagesByFiveHundred() {
    MetricDatum[] data =
        IntStream.range(0, 501)
            .mapToObj(i -> datum("Latency", "N", "v" + i))
            .toArray(MetricDatum[]::new);
    aws.put(data);
    ListMetricsResponse first = aws.async().listMetrics(r -> r.namespace("Shop")).join();
    assertThat(first.metrics()).hasSize(500);
    ListMetricsResponse second =
        aws.client.listMetrics(r -> r.namespace("Shop").nextToken(first.nextToken()));
    assertThat(second.metrics()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    assertThat(first.metrics()).doesNotContainAnyElementsOf(second.metrics());
  }

  @Test
  void listsWhatGotValuesInTwoWeeksOrInThreeHours() {
    aws.put(START.minus(Duration.ofHours(4)), 1);
    assertThat(names(r -> {})).hasSize(1);
    assertThat(names(r -> r.recentlyActive(RecentlyActive.PT3_H))).isEmpty();
    aws.put(START, 1);
    assertThat(names(r -> r.recentlyActive(RecentlyActive.PT3_H))).hasSize(1);
    aws.clock.move(Duration.ofDays(15));
    assertThat(names(r -> {})).isEmpty();
  }

  @Test
  void refusesATokenThatIsNoneOfItsOwn() {
    assertThatThrownBy(() -> aws.client.listMetrics(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void refusesMoreThanTenFilters() {
    List<DimensionFilter> filters =
        IntStream.range(0, 11)
            .mapToObj(i -> DimensionFilter.builder().name("n" + i).build())
            .toList();
    assertThatThrownBy(() -> aws.client.listMetrics(r -> r.dimensions(filters)))
        .hasMessageContaining("The collection Dimensions must not have a size greater than 10.");
  }

  private static MetricDatum datum(String name, String dimension, String value) {
    Instant time = START;
    return MetricDatum.builder()
        .metricName(name)
        .timestamp(time)
        .value(1.0)
        .dimensions(Dimension.builder().name(dimension).value(value).build())
        .build();
  }

  private List<String> names(Consumer<ListMetricsRequest.Builder> change) {
    return aws.client.listMetrics(change).metrics().stream().map(Metric::metricName).toList();
  }
}
