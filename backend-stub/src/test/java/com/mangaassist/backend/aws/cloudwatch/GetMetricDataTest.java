package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** GetMetricData and metric math by stock clients. */
@Conformance("GetMetricData")
class GetMetricDataTest {
  private static CloudWatchFixture aws;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = CloudWatchFixture.open(folder);
    // Errors: 1, 2, missing, 4, missing. Calls: 10, 20, 30, 0, missing.
    put("Errors", 0, 1);
    put("Errors", 1, 2);
    put("Errors", 3, 4);
    put("Calls", 0, 10);
    put("Calls", 1, 20);
    put("Calls", 2, 30);
    put("Calls", 3, 0);
  }

  @AfterAll
  static void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "e @ 1 2 _ 4 _",
        "-e + 10 @ 9 8 _ 6 _",
        "e / c * 100 @ 10 10 _ _ _",
        "2 + 3 * e ^ 2 @ 5 14 _ 50 _",
        "(2 + 3) * -e @ -5 -10 _ -20 _",
        "2 ^ -e ^ 2 @ 0.5 0.0625 _ 0.0000152587890625 _",
        "SUM([e, c]) @ 11 22 30 4 _",
        "AVG(METRICS()) @ 5.5 11 30 2 _",
        "MIN([e,c]) @ 1 2 30 0 _",
        "MAX([e,c]) @ 10 20 30 4 _",
        "STDDEV([e,c]) @ 4.5 9 0 2 _",
        "e * 0 + SUM(e) @ 7 7 _ 7 _",
        "TIME_SERIES(MAX(c)) @ 30 30 30 30 30",
        "c / PERIOD(c) * 60 @ 10 20 30 0 _",
        "FILL(e, 0) @ 1 2 0 4 0",
        "FILL(e, REPEAT) @ 1 2 2 4 4",
        "FILL(e, LINEAR) @ 1 2 3 4 _",
        "FILL(e, c) @ 1 2 30 4 _",
        "DIFF(e) @ _ 1 _ 2 _",
        "DIFF_TIME(e) @ _ 60 _ 120 _",
        "RATE(c) * 60 @ _ 10 10 -30 _",
        "RUNNING_SUM(FILL(e, 0)) @ 1 3 3 7 7",
        "IF(c > 10, c, 0) @ 0 20 30 0 _",
        "IF(c > 10, c) @ _ 20 30 _ _",
        "IF(c > 10 AND e >= 2, 1, e) @ 1 1 _ 4 _",
        "c >= 10 && c < 30 || c == 0 @ 1 1 0 1 _",
        "c != 20 @ 1 0 1 1 _",
        "ABS(0 - e) @ 1 2 _ 4 _",
        "CEIL(e / 3) + FLOOR(e / 3) @ 1 1 _ 3 _",
        "DATAPOINT_COUNT([e, c]) @ 2 2 1 2 _",
        "FIRST(SORT([e, c], SUM, DESC)) @ 10 20 30 0 _",
        "MINUTE(c) @ 0 1 2 3 _"
      })
  void evaluates(String expression, String values) {
    MetricDataResult result = math(expression).getFirst();
    Double[] row = new Double[5];
    for (int i = 0; i < result.values().size(); i++) {
      row[(int) (result.timestamps().get(i).getEpochSecond() - MINUTE.getEpochSecond()) / 60] =
          result.values().get(i);
    }
    assertThat(row)
        .containsExactly(
            List.of(values.split(" ", -1)).stream()
                .map(text -> text.equals("_") ? null : Double.valueOf(text))
                .toArray(Double[]::new));
    assertThat(result.label()).isEqualTo("x");
  }

  @Test
  void answersEachTimeSeriesOfAnArray() {
    assertThat(math("METRICS() * 2"))
        .extracting(MetricDataResult::label)
        .containsExactly("Errors", "Calls");
    assertThat(math("METRICS(\"e\")")).hasSize(1);
    assertThat(math("REMOVE_EMPTY([e, IF(c > 99, c)])")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "e +| Unexpected end of the expression",
        "e ) | Unexpected ')'",
        "e # c | Unexpected character",
        "nowhere | Undefined id nowhere",
        "x + 1 | in a circle",
        "SUM(e) | must be a time series",
        "WHAT(e) | Unknown function WHAT",
        "SEARCH('{Shop} Errors', 'Sum', 60) | The function SEARCH is not supported",
        "[e, c] * [e, c] | cannot be combined",
        "FILL(e) | FILL takes 2 arguments",
        "SELECT AVG(x) FROM y | Metrics Insights queries are not supported"
      })
  void refusesWhatIsNoExpression(String expression, String problem) {
    assertThatThrownBy(() -> math(expression))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Error in expression 'x': ")
        .hasMessageContaining(problem);
  }

  @Test
  void refusesNestingOfAThousandParentheses() {
    assertThatThrownBy(() -> math("(".repeat(1_000) + "e" + ")".repeat(1_000)))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> math("-".repeat(2_000) + "e")).hasMessageContaining("nested too deep");
  }

  @Test
  void returnsNewestFirstUnlessAskedAndOnlyWhatIsToBeReturned() {
    GetMetricDataResponse newest = get(r -> r.metricDataQueries(stat("c", "Calls")));
    assertThat(newest.metricDataResults()).hasSize(1);
    assertThat(newest.metricDataResults().getFirst().values())
        .containsExactly(0.0, 30.0, 20.0, 10.0);
    GetMetricDataResponse oldest =
        get(
            r ->
                r.metricDataQueries(
                        stat("c", "Calls"),
                        stat("e", "Errors").toBuilder().returnData(false).build())
                    .scanBy(ScanBy.TIMESTAMP_ASCENDING));
    assertThat(oldest.metricDataResults()).hasSize(1);
    MetricDataResult result = oldest.metricDataResults().getFirst();
    assertThat(result.timestamps().getFirst()).isEqualTo(MINUTE);
    assertThat(result.label()).isEqualTo("Calls");
    assertThat(result.statusCode()).isEqualTo(StatusCode.COMPLETE);
  }

  @Test
  @Conformance(value = "GetMetricData", errors = InvalidNextTokenException.class, pages = true)
  void pagesByDatapoints() {
    List<MetricDataQuery> queries =
        List.of(stat("c", "Calls"), stat("none", "Nothing"), stat("e", "Errors"));
    GetMetricDataResponse first = get(r -> r.metricDataQueries(queries).maxDatapoints(3));
    assertThat(first.metricDataResults()).extracting(MetricDataResult::id).contains("c", "none");
    assertThat(first.metricDataResults().getFirst().statusCode())
        .isEqualTo(StatusCode.PARTIAL_DATA);
    List<Double> all = new ArrayList<>();
    aws.client
        .getMetricDataPaginator(request(r -> r.metricDataQueries(queries).maxDatapoints(3)))
        .metricDataResults()
        .forEach(result -> all.addAll(result.values()));
    assertThat(all).containsExactly(0.0, 30.0, 20.0, 10.0, 4.0, 2.0, 1.0);
    assertThatThrownBy(() -> get(r -> r.metricDataQueries(queries).nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void fillsInLabels() {
    MetricDataQuery query =
        stat("c", "Calls").toBuilder()
            .label("${PROP('MetricName')} ${PROP('Stat')}: ${MAX}, last ${LAST}, ${PROP('Dim.x')}.")
            .build();
    assertThat(get(r -> r.metricDataQueries(query)).metricDataResults().getFirst().label())
        .isEqualTo("Calls Sum: 30, last 0, .");
  }

  @Test
  void takes500QueriesAndRefusesMore() {
    List<MetricDataQuery> queries = new ArrayList<>();
    IntStream.range(0, 500).forEach(i -> queries.add(stat("c" + i, "Calls")));
    assertThat(
            aws.async()
                .getMetricData(request(r -> r.metricDataQueries(queries)))
                .join()
                .metricDataResults())
        .hasSize(500);
    queries.add(stat("more", "Calls"));
    refused(
        "The collection MetricDataQueries must not have a size greater than 500.",
        r -> r.metricDataQueries(queries));
  }

  @Test
  void refusesQueriesThatContradict() {
    refused(
        "The values for parameter id in MetricDataQueries are not unique.",
        r -> r.metricDataQueries(stat("c", "Calls"), stat("c", "Errors")));
    refused(
        "The value Calls for parameter MetricDataQueries.member.1.Id is not matching the expected"
            + " pattern ^[a-z][a-zA-Z0-9_]*$.",
        r -> r.metricDataQueries(stat("Calls", "Calls")));
    refused(
        "are mutually exclusive and you have specified both.",
        r -> r.metricDataQueries(stat("c", "Calls").toBuilder().expression("c").build()));
    refused(
        "The parameter StartTime must not equal parameter EndTime.",
        r -> r.metricDataQueries(stat("c", "Calls")).endTime(MINUTE.plusMillis(900)));
    refused(
        "The parameter EndTime must be greater than StartTime.",
        r -> r.metricDataQueries(stat("c", "Calls")).endTime(MINUTE.minusSeconds(1)));
    refused(
        "The parameter MetricDataQueries.member.1.MetricStat is required.\n",
        r -> r.metricDataQueries(MetricDataQuery.builder().id("c").build()));
    refused(
        "The value Median for parameter MetricDataQueries.member.1.MetricStat.Stat",
        r ->
            r.metricDataQueries(
                stat("c", "Calls").toBuilder()
                    .metricStat(stat("c", "Calls").metricStat().toBuilder().stat("Median").build())
                    .build()));
  }

  private void refused(String message, Consumer<GetMetricDataRequest.Builder> change) {
    assertThatThrownBy(() -> get(change))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining(message);
  }

  private List<MetricDataResult> math(String expression) {
    return get(r ->
            r.metricDataQueries(
                    stat("e", "Errors").toBuilder().returnData(false).build(),
                    stat("c", "Calls").toBuilder().returnData(false).build(),
                    MetricDataQuery.builder().id("x").expression(expression).build())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING))
        .metricDataResults();
  }

  private static MetricDataQuery stat(String id, String name) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(s -> s.metric(m -> m.namespace("Shop").metricName(name)).period(60).stat("Sum"))
        .build();
  }

  private GetMetricDataResponse get(Consumer<GetMetricDataRequest.Builder> change) {
    return aws.client.getMetricData(request(change));
  }

  private static GetMetricDataRequest request(Consumer<GetMetricDataRequest.Builder> change) {
    GetMetricDataRequest.Builder request =
        GetMetricDataRequest.builder().startTime(MINUTE).endTime(MINUTE.plusSeconds(300));
    change.accept(request);
    return request.build();
  }

  private static void put(String name, int minute, double value) {
    Instant time = MINUTE.plusSeconds(minute * 60L);
    aws.put(MetricDatum.builder().metricName(name).timestamp(time).value(value).build());
  }
}
