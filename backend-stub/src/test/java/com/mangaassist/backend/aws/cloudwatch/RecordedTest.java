package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.cbor.CborReader;
import com.mangaassist.backend.aws.cbor.CborWriter;
import com.mangaassist.services.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Answers that AWS was recorded to give, which its reference does not tell. */
class RecordedTest {
  private static final MetricDatum DATUM =
      MetricDatum.builder().metricName("Latency").timestamp(MINUTE).build();

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

  @ParameterizedTest
  @CsvSource({
    "Sum, 60, Minimum, 30, Latency Sum 60, Latency Minimum 30",
    "Sum, 60, Minimum, 60, Latency Sum, Latency Minimum",
    "Sum, 60, Sum, 30, Latency 60, Latency 30",
    "Sum, 60, Sum, 60, Latency, Latency"
  })
  @Conformance("GetMetricData")
  void labelsResultsByWhatTellsThemApart(
      String stat, int period, String otherStat, int otherPeriod, String label, String otherLabel) {
    aws.put(MINUTE, 7);
    assertThat(data(query("a", stat, period), query("b", otherStat, otherPeriod)))
        .extracting(MetricDataResult::label)
        .containsExactly(label, otherLabel);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Milliseconds=60000,Seconds=60|60000|[Milliseconds, Seconds]",
        "Milliseconds=60000,Seconds=60,Count=5|5|[Count, Milliseconds, Seconds]",
        "None=1,Bytes=2|2|[Bytes, None]"
      })
  @Conformance("GetMetricData")
  void takesTheValuesOfOneOfSeveralUnitsAndSaysSo(String values, double sum, String units) {
    for (String each : values.split(",", -1)) {
      String[] unitAndValue = each.split("=", -1);
      aws.put(
          DATUM.toBuilder()
              .unit(unitAndValue[0])
              .value(Double.parseDouble(unitAndValue[1]))
              .build());
    }
    MetricDataResult result = data(query("m", "Sum", 60)).getFirst();
    assertThat(result.values()).containsExactly(sum);
    assertThat(result.messages())
        .containsExactly(
            MessageData.builder()
                .code("MultipleUnits")
                .value("Multiple units returned: '" + units + "'")
                .build());
  }

  @Test
  @Conformance("GetMetricData")
  void saysNothingOfUnitsWhenThereIsOne() {
    aws.put(DATUM.toBuilder().unit("Count").value(1.0).build());
    assertThat(data(query("m", "Sum", 60)).getFirst().messages()).isEmpty();
  }

  @Test
  @Conformance({"GetMetricData", "GetMetricStatistics"})
  void findsMinutesWhereTheyBeginWhenThePeriodIsShorter() {
    aws.put(MINUTE.plusSeconds(15), 1);
    aws.put(MINUTE.plusSeconds(45), 2);
    MetricDataResult result = data(query("m", "Sum", 30)).getFirst();
    assertThat(result.values()).containsExactly(3.0);
    assertThat(result.timestamps()).containsExactly(MINUTE);
  }

  @Test
  @Conformance("PutDashboard")
  void endsTheSentenceOnADashboardsNameAsAwsDoes() {
    assertThatThrownBy(
            () -> aws.client.putDashboard(r -> r.dashboardName("a:b").dashboardBody("{}")))
        .isInstanceOfSatisfying(
            InvalidParameterValueException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "The value for field DashboardName contains invalid characters. It can only"
                            + " contain alphanumerics, dash (-) and underscore (_).\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "json, '', 400",
    "json, false, 400",
    "json, true, 404",
    "cbor, '', 400",
    "cbor, true, 404"
  })
  @Conformance("SetAlarmState")
  void answersAMissingAlarmByTheModeOfTheClient(String protocol, String mode, int status)
      throws Exception {
    HttpResponse<byte[]> answer = setState(protocol, mode, "OK");
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = read(protocol, answer);
    assertThat(error.path("__type").asText())
        .isEqualTo("com.amazonaws.cloudwatch.v2010_08_01#ResourceNotFound");
    assertThat(error.has("message")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"json", "cbor"})
  @Conformance("SetAlarmState")
  void namesAConstraintsErrorByItsOwnNamespace(String protocol) throws Exception {
    HttpResponse<byte[]> answer = setState(protocol, "", "FINE");
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = read(protocol, answer);
    assertThat(error.path("__type").asText())
        .isEqualTo("com.amazon.coral.validate#ValidationException");
    assertThat(error.path("message").asText())
        .isEqualTo(
            "1 validation error detected: Value 'FINE' at 'stateValue' failed to satisfy"
                + " constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM,"
                + " OK]");
  }

  @ParameterizedTest
  @CsvSource({"json", "cbor"})
  @Conformance("DescribeAlarms")
  void listsThreeKindsOfAlarms(String protocol) throws Exception {
    JsonNode answer = read(protocol, call(protocol, "", "DescribeAlarms", "{}"));
    assertThat(answer)
        .isEqualTo(Json.parse("{\"MetricAlarms\":[],\"CompositeAlarms\":[],\"LogAlarms\":[]}"));
  }

  @Test
  @Conformance("GetMetricData")
  void writesTimesOfJsonWithAFraction() throws Exception {
    aws.put(MINUTE, 1);
    String body =
        "{\"StartTime\":%d,\"EndTime\":%d,\"MetricDataQueries\":[{\"Id\":\"m\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"Shop\",\"MetricName\":\"Latency\"},\"Period\":60,\"Stat\":\"Sum\"}}]}"
            .formatted(MINUTE.getEpochSecond(), MINUTE.getEpochSecond() + 60);
    String answer =
        new String(call("json", "", "GetMetricData", body).body(), StandardCharsets.UTF_8);
    assertThat(answer).containsPattern("\"Timestamps\":\\[1\\.\\d+E9]");
  }

  @Test
  @Conformance({"GetMetricData", "DescribeAlarms"})
  void writesWhatIsEmptyInXmlToo() throws Exception {
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    String get =
        "Action=GetMetricData&Version=2010-08-01&StartTime=2026-11-25T10:00:00Z"
            + "&EndTime=2026-11-25T10:05:00Z&MetricDataQueries.member.1.Id=m"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=Shop"
            + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=Latency"
            + "&MetricDataQueries.member.1.MetricStat.Period=60"
            + "&MetricDataQueries.member.1.MetricStat.Stat=Sum";
    assertThat(text(aws.send("/", headers, get.getBytes(StandardCharsets.UTF_8))))
        .contains("<Messages></Messages>");
    String describe = "Action=DescribeAlarms&Version=2010-08-01";
    assertThat(text(aws.send("/", headers, describe.getBytes(StandardCharsets.UTF_8))))
        .contains(
            "<MetricAlarms></MetricAlarms>",
            "<CompositeAlarms></CompositeAlarms>",
            "<LogAlarms></LogAlarms>");
  }

  private HttpResponse<byte[]> setState(String protocol, String mode, String state)
      throws Exception {
    String body = "{\"AlarmName\":\"none\",\"StateReason\":\"r\",\"StateValue\":\"" + state + "\"}";
    return call(protocol, mode, "SetAlarmState", body);
  }

  private HttpResponse<byte[]> call(String protocol, String mode, String operation, String body)
      throws Exception {
    Map<String, String> headers = new HashMap<>();
    if (!mode.isEmpty()) {
      headers.put("x-amzn-query-mode", mode);
    }
    if (protocol.equals("json")) {
      headers.put("X-Amz-Target", "GraniteServiceVersion20100801." + operation);
      headers.put("Content-Type", "application/x-amz-json-1.0");
      return aws.send("/", headers, body.getBytes(StandardCharsets.UTF_8));
    }
    headers.put("smithy-protocol", "rpc-v2-cbor");
    headers.put("Content-Type", "application/cbor");
    return aws.send(
        "/service/GraniteServiceVersion20100801/operation/" + operation,
        headers,
        CborWriter.write(Json.parse(body)));
  }

  private static JsonNode read(String protocol, HttpResponse<byte[]> answer) throws Exception {
    return protocol.equals("json") ? Json.parse(answer.body()) : CborReader.read(answer.body());
  }

  private static String text(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private List<MetricDataResult> data(MetricDataQuery... queries) {
    return new ArrayList<>(
        aws.client
            .getMetricData(
                r -> r.metricDataQueries(queries).startTime(MINUTE).endTime(MINUTE.plusSeconds(60)))
            .metricDataResults());
  }

  private static MetricDataQuery query(String id, String stat, int period) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s -> s.metric(m -> m.namespace("Shop").metricName("Latency")).period(period).stat(stat))
        .build();
  }
}
