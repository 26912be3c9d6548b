package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.cbor.CborReader;
import com.mangaassist.backend.aws.cbor.CborWriter;
import com.mangaassist.services.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/** What crosses the wire, byte by byte: bad bytes get a 4xx in the protocol's own words. */
class WireTest {
  private static final String LIST = "/service/GraniteServiceVersion20100801/operation/ListMetrics";
  private static final String PUT =
      "/service/GraniteServiceVersion20100801/operation/PutMetricData";
  private static final Map<String, String> CBOR =
      Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Type", "application/cbor");

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
  void answersInItsProtocol() throws Exception {
    HttpResponse<byte[]> answer = aws.send(LIST, CBOR, HexFormat.of().parseHex("bfff"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("smithy-protocol")).contains("rpc-v2-cbor");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/cbor");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(CborReader.read(answer.body())).hasToString("{\"Metrics\":[]}");
    assertThat(aws.send(LIST, CBOR, new byte[0]).statusCode()).isEqualTo(200);
  }

  @Test
  void namesErrorsForNewAndOldClients() throws Exception {
    byte[] body = CborWriter.write(Json.parse("{\"Namespace\":\"AWS/X\",\"MetricData\":[]}"));
    HttpResponse<byte[]> answer = aws.send(PUT, CBOR, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-query-error"))
        .contains("InvalidParameterValue;Sender");
    JsonNode error = CborReader.read(answer.body());
    assertThat(error.path("__type").asText())
        .isEqualTo("com.amazonaws.cloudwatch.v2010_08_01#InvalidParameterValueException");
    assertThat(error.path("message").asText())
        .isEqualTo("The value AWS/X for parameter Namespace is invalid.");
  }

  @Test
  void refusesUnknownOperationsAndOtherProtocols() throws Exception {
    HttpResponse<byte[]> answer = aws.send(LIST + "s", CBOR, new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(CborReader.read(answer.body()).path("__type").asText())
        .endsWith("#UnknownOperationException");
    assertThat(aws.send(LIST, Map.of(), new byte[0]).statusCode()).isEqualTo(404);
    assertThat(aws.send(LIST, Map.of("smithy-protocol", "rpc-v2-json"), new byte[0]).statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesStrangersInItsProtocol() {
    try (var stranger =
        CloudWatchClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOTHER", "x")))
            .httpClient(ApacheHttpClient.create())
            .build()) {
      assertThatThrownBy(stranger::listMetrics)
          .isInstanceOf(CloudWatchException.class)
          .hasMessageContaining("The security token included in the request is invalid.");
    }
  }

  @Test
  void refusesBodiesThatAreNotAMapOfCbor() throws Exception {
    for (String hex : new String[] {"80", "ff", "a1", "a2616101616102", "a16161c249ff", "a0a0"}) {
      HttpResponse<byte[]> answer = aws.send(LIST, CBOR, HexFormat.of().parseHex(hex));
      assertThat(answer.statusCode()).as(hex).isEqualTo(400);
      assertThat(CborReader.read(answer.body()).path("__type").asText())
          .endsWith("#SerializationException");
    }
    byte[] deep = new byte[10_000];
    Arrays.fill(deep, (byte) 0x81);
    assertThat(aws.send(LIST, CBOR, deep).statusCode()).isEqualTo(400);
  }

  @Test
  void unpacksGzipAndRefusesBombs() throws Exception {
    var packed = Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Encoding", "gzip");
    assertThat(aws.send(LIST, packed, gzip(new byte[] {(byte) 0xA0})).statusCode()).isEqualTo(200);
    assertThat(aws.send(LIST, packed, new byte[] {(byte) 0xA0}).statusCode()).isEqualTo(400);
    byte[] whole = gzip(new byte[10_000]);
    assertThat(aws.send(LIST, packed, Arrays.copyOf(whole, whole.length - 9)).statusCode())
        .isEqualTo(400);
    assertThat(aws.send(LIST, packed, gzip(new byte[64 << 20])).statusCode()).isEqualTo(413);
    assertThat(
            aws.send(
                    LIST,
                    Map.of("smithy-protocol", "rpc-v2-cbor", "Content-Encoding", "br"),
                    new byte[0])
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void refusesABodyOverAMegabyte() throws Exception {
    HttpResponse<byte[]> refused = aws.send(LIST, CBOR, new byte[(1 << 20) + 1]);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("smithy-protocol")).contains("rpc-v2-cbor");
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("#RequestEntityTooLargeException");
  }

  @Test
  void speaksJsonToo() throws Exception {
    var headers =
        Map.of(
            "X-Amz-Target",
            "GraniteServiceVersion20100801.PutMetricData",
            "Content-Type",
            "application/x-amz-json-1.0");
    String body =
        "{\"Namespace\":\"Shop\",\"MetricData\":[{\"MetricName\":\"Latency\",\"Value\":%s}]}";
    assertThat(aws.send("/", headers, utf8(body.formatted("1.5"))).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> refused = aws.send("/", headers, utf8(body.formatted("\"NaN\"")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("InvalidParameterValueException", "The value NaN for parameter");
    assertThat(aws.client.listMetrics().metrics()).hasSize(1);
  }

  @Test
  void unpacksJsonAndQuery() throws Exception {
    var json =
        Map.of(
            "X-Amz-Target", "GraniteServiceVersion20100801.ListMetrics",
            "Content-Type", "application/x-amz-json-1.0",
            "Content-Encoding", "gzip");
    assertThat(aws.send("/", json, gzip(utf8("{}"))).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> refused = aws.send("/", json, utf8("{}"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("SerializationException");
    assertThat(aws.send("/", json, gzip(new byte[64 << 20])).statusCode()).isEqualTo(413);
    var query =
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Content-Encoding", "gzip");
    assertThat(
            aws.send("/", query, gzip(utf8("Action=ListMetrics&Version=2010-08-01"))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void speaksQueryToo() throws Exception {
    var headers = Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    String put =
        "Action=PutMetricData&Version=2010-08-01&Namespace=Shop"
            + "&MetricData.member.1.MetricName=Latency&MetricData.member.1.Value=2.5"
            + "&MetricData.member.1.Timestamp=2026-11-25T10:00:00Z"
            + "&MetricData.member.1.Dimensions.member.1.Name=N"
            + "&MetricData.member.1.Dimensions.member.1.Value=v";
    assertThat(aws.send("/", headers, utf8(put)).statusCode()).isEqualTo(200);
    String get =
        "Action=GetMetricStatistics&Version=2010-08-01&Namespace=Shop&MetricName=Latency&Period=60"
            + "&Dimensions.member.1.Name=N&Dimensions.member.1.Value=v"
            + "&StartTime=2026-11-25T10:00:00Z&EndTime=2026-11-25T10:05:00Z"
            + "&Statistics.member.1=Sum&ExtendedStatistics.member.1=p50";
    assertThat(new String(aws.send("/", headers, utf8(get)).body(), StandardCharsets.UTF_8))
        .contains(
            "<Datapoints><member><Timestamp>2026-11-25T10:00:00Z</Timestamp><Sum>2.5</Sum>",
            "<ExtendedStatistics><entry><key>p50</key><value>2.5</value></entry>");
    HttpResponse<byte[]> refused =
        aws.send("/", headers, utf8(put.replace("Namespace=Shop", "Namespace=AWS/X")));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
        .contains("<Code>InvalidParameterValue</Code>")
        .doesNotContain("<Detail");
    String state =
        "Action=SetAlarmState&Version=2010-08-01&AlarmName=x&StateValue=OK&StateReason=x";
    HttpResponse<byte[]> unknown = aws.send("/", headers, utf8(state));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(new String(unknown.body(), StandardCharsets.UTF_8))
        .contains("<Code>ResourceNotFound</Code></Error>");
  }

  /** Members of every wrong type: refused by the client's fault, never by the server's. */
  @Test
  void survivesRandomMembers() throws Exception {
    RandomGenerator random = new SplittableRandom(8);
    String[] members = {
      "Namespace",
      "MetricName",
      "MetricData",
      "Dimensions",
      "StartTime",
      "EndTime",
      "Period",
      "Statistics",
      "ExtendedStatistics",
      "Unit",
      "NextToken",
      "RecentlyActive"
    };
    String[] values = {
      "1",
      "-1",
      "1e300",
      "9e18",
      "\"x\"",
      "\"\"",
      "null",
      "true",
      "[]",
      "{}",
      "[[]]",
      "[{}]",
      "[1]",
      "\"Sum\"",
      "[\"Sum\"]",
      "[\"p99\"]",
      "60",
      "1790000000",
      "0",
      "[null]",
      "[{\"MetricName\":\"m\",\"Value\":{}}]",
      "[{\"MetricName\":\"m\",\"Values\":[\"a\"]}]",
      "[{\"Name\":\"n\",\"Value\":1}]",
      "\"PT3H\"",
      "\"None\""
    };
    String[] operations =
        aws.cloudWatch.operations().keySet().stream().sorted().toArray(String[]::new);
    for (int round = 0; round < 1_500; round++) {
      StringBuilder body = new StringBuilder("{");
      for (String member : members) {
        if (random.nextInt(3) > 0) {
          body.append(body.length() > 1 ? "," : "")
              .append('"')
              .append(member)
              .append("\":")
              .append(values[random.nextInt(values.length)]);
        }
      }
      JsonNode input = Json.parse(body.append('}').toString());
      String operation = operations[random.nextInt(operations.length)];
      HttpResponse<byte[]> answer =
          aws.send(
              "/service/GraniteServiceVersion20100801/operation/" + operation,
              CBOR,
              CborWriter.write(input));
      assertThat(answer.statusCode()).as("%s %s", operation, body).isLessThan(500);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
