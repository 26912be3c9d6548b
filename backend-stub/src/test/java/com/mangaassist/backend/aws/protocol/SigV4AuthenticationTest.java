package com.mangaassist.backend.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;

/** Signatures as they are made by hand and by stock clients. */
class SigV4AuthenticationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String BODY =
      "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}";
  private static final String CONVERSE =
      "/model/" + ModelCatalog.HAIKU.replace(":", "%3A") + "/converse";
  private static final String SECRET = StandInFixture.CREDENTIALS.secretAccessKey();

  @TempDir Path dataDir;
  private final HttpClient http = HttpClient.newHttpClient();
  private StandInFixture aws;

  @BeforeEach
  void start() {
    aws = StandInFixture.at(dataDir, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    http.close();
    aws.close();
  }

  @Test
  void acceptsASignatureMadeByHand() throws Exception {
    assertThat(send(CONVERSE, "bedrock", "20260301T120000Z", SECRET, BODY).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host;x-amz-date;x-amz-target",
        "host;host;x-amz-date",
        "host;x-amz-date;x-amz-date",
        "x-amz-date;host",
        "host;;x-amz-date",
        "host;x-amz-date;",
        ";host;x-amz-date"
      })
  void refusesSignedHeadersThatAreMissingDoubledOrOutOfOrder(String signedHeaders)
      throws Exception {
    // Signed over the headers that are there, and over this list.
    for (String inList : new String[] {signedHeaders, "host;x-amz-date"}) {
      HttpRequest request =
          sign(CONVERSE, "bedrock", "20260301T120000Z", SECRET, BODY, inList, signedHeaders);
      assertRefused(
          http.send(request, BodyHandlers.ofString()),
          403,
          "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided.");
    }
  }

  @Test
  void refusesASignatureThatLeavesTheHostOut() throws Exception {
    HttpRequest request =
        sign(CONVERSE, "bedrock", "20260301T120000Z", SECRET, BODY, "x-amz-date", "x-amz-date");
    assertRefused(
        http.send(request, BodyHandlers.ofString()),
        403,
        "InvalidSignatureException",
        "'Host' must be a 'SignedHeader' in the AWS Authorization.");
  }

  @Test
  void acceptsClocksThatAreFiveMinutesApart() throws Exception {
    for (String date : new String[] {"20260301T115500Z", "20260301T120500Z"}) {
      assertThat(send(CONVERSE, "bedrock", date, SECRET, BODY).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sun, 01 Mar 2026 12:00:00 GMT", "20260301T120000Z"})
  void takesTheDateHeaderInPlaceOfItsOwn(String date) throws Exception {
    HttpRequest dated = dated(date, "20260301T120000Z");
    assertThat(http.send(dated, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    HttpRequest late = dated("Sun, 01 Mar 2026 11:54:59 GMT", "20260301T115459Z");
    assertRefused(
        http.send(late, BodyHandlers.ofString()),
        403,
        "InvalidSignatureException",
        "Signature expired: 20260301T115459Z");
  }

  @Test
  void prefersItsOwnDateHeader() throws Exception {
    HttpRequest both =
        HttpRequest.newBuilder(
                sign(CONVERSE, "bedrock", "20260301T120000Z", SECRET, BODY), (name, value) -> true)
            .header("Date", "Sun, 01 Mar 2020 12:00:00 GMT")
            .build();
    assertThat(http.send(both, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesADateThatIsNoneOrThatIsNotThere() throws Exception {
    for (String date : new String[] {"yesterday", "2026-03-01T12:00:00Z", ""}) {
      assertRefused(
          http.send(dated(date, "20260301T120000Z"), BodyHandlers.ofString()),
          400,
          "IncompleteSignatureException",
          "Date must be in ISO-8601 'basic format'. Got '" + date + "'.");
    }
    HttpRequest undated =
        HttpRequest.newBuilder(
                dated("x", "20260301T120000Z"), (name, value) -> !name.equalsIgnoreCase("date"))
            .build();
    assertRefused(
        http.send(undated, BodyHandlers.ofString()),
        400,
        "IncompleteSignatureException",
        "either a 'X-Amz-Date' or a 'Date' header");
  }

  /** Signed with a Date header; {@code basic} is the same time as the signature's text has it. */
  private HttpRequest dated(String header, String basic) throws Exception {
    return sign(CONVERSE, "bedrock", basic, SECRET, BODY, "date;host", "date;host", "Date", header);
  }

  @Test
  void refusesClocksThatAreFurtherApart() throws Exception {
    assertRefused(
        send(CONVERSE, "bedrock", "20260301T115459Z", SECRET, BODY),
        403,
        "InvalidSignatureException",
        "Signature expired: 20260301T115459Z is now earlier than 20260301T115500Z"
            + " (20260301T120000Z - 5 min.)");
    assertRefused(
        send(CONVERSE, "bedrock", "20260301T120501Z", SECRET, BODY),
        403,
        "InvalidSignatureException",
        "Signature not yet current: 20260301T120501Z is still later than 20260301T120500Z"
            + " (20260301T120000Z + 5 min.)");
  }

  @Test
  void refusesAWrongSecret() throws Exception {
    assertRefused(
        send(CONVERSE, "bedrock", "20260301T120000Z", "another", BODY),
        403,
        "InvalidSignatureException",
        "The request signature we calculated does not match");
  }

  @Test
  void refusesABodyThatWasChangedAfterSigning() throws Exception {
    HttpRequest signed = sign(CONVERSE, "bedrock", "20260301T120000Z", SECRET, BODY);
    HttpRequest changed =
        HttpRequest.newBuilder(signed, (name, value) -> true)
            .POST(BodyPublishers.ofString(BODY.replace("Hi", "Ho")))
            .build();
    assertRefused(
        http.send(changed, BodyHandlers.ofString()),
        403,
        "InvalidSignatureException",
        "does not match");
  }

  @Test
  void refusesARequestWithoutAToken() throws Exception {
    HttpResponse<String> rest = unsigned(CONVERSE, Map.of());
    assertRefused(rest, 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    assertThat(Json.parse(rest.body()).has("__type")).isFalse();
    HttpResponse<String> json = unsigned("/", Map.of("X-Amz-Target", "AWSEvents.PutEvents"));
    assertRefused(json, 400, "MissingAuthenticationTokenException", "Missing Authentication Token");
    assertThat(Json.parse(json.body()).path("__type").asText())
        .isEqualTo("MissingAuthenticationTokenException");
    assertThat(json.headers().firstValue("content-type")).contains("application/x-amz-json-1.1");
  }

  @Test
  void refusesAnAuthorizationThatIsNotComplete() throws Exception {
    for (String header :
        new String[] {
          "Bearer abc",
          "AWS4-HMAC-SHA256 Credential=a/b",
          "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/r/bedrock/aws4_request, Signature=a"
        }) {
      assertRefused(
          unsigned(CONVERSE, Map.of("Authorization", header)),
          400,
          "IncompleteSignatureException",
          "");
    }
  }

  @Test
  void refusesTheScopeOfAnotherService() throws Exception {
    assertRefused(
        send(CONVERSE, "events", "20260301T120000Z", SECRET, BODY),
        403,
        "InvalidSignatureException",
        "Credential should be scoped to correct service: 'bedrock'");
  }

  @Test
  void refusesTheScopeOfNoRegionInEachProtocol() throws Exception {
    String problem = "Credential should be scoped to a valid region, not 'paris'.";
    String invalid = "InvalidSignatureException";
    assertRefused(abroad("paris", CONVERSE, "bedrock", "X-Nothing", ""), 403, invalid, problem);
    String target = "X-Amz-Target";
    for (String[] json :
        new String[][] {
          {"events", "AWSEvents.ListEventBuses"},
          {"sqs", "AmazonSQS.ListQueues"},
          {"monitoring", "GraniteServiceVersion20100801.ListMetrics"}
        }) {
      assertRefused(abroad("paris", "/", json[0], target, json[1]), 400, invalid, problem);
    }
    HttpResponse<String> query =
        abroad("paris", "/", "sqs", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(query.statusCode()).isEqualTo(403);
    assertThat(query.body()).contains("<Code>SignatureDoesNotMatch</Code>", "not 'paris'.");
  }

  @Test
  void refusesARegionWithoutEndAsOne() throws Exception {
    HttpResponse<String> answer =
        abroad("aa" + "-a".repeat(4_000) + "!", "/", "sqs", "X-Amz-Target", "AmazonSQS.ListQueues");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidSignatureException");
  }

  @Test
  void servesClientsThatAreSetToAnotherRegion() throws Exception {
    for (String region : List.of("us-east-1", "eu-west-3", "us-gov-west-1", "me-central-1")) {
      HttpResponse<String> answer =
          abroad(region, "/", "sqs", "X-Amz-Target", "AmazonSQS.ListQueues");
      assertThat(answer.body()).doesNotContain("Signature");
      assertThat(answer.statusCode()).isNotEqualTo(403);
    }
  }

  /** Signed as it should be, but for another region. */
  private HttpResponse<String> abroad(
      String region, String path, String service, String name, String value) throws Exception {
    String stamp = "20260301T120000Z";
    String signed = "host;x-amz-date";
    var headers = Map.of("host", "127.0.0.1:" + aws.endpoint().getPort(), "x-amz-date", stamp);
    String authorization =
        HandSigner.authorization(
            region, path, service, stamp, SECRET, BODY, headers, signed, signed);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(aws.endpoint() + path))
            .header("X-Amz-Date", stamp)
            .header("Authorization", authorization)
            .header(name, value)
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Test
  void answersAnUnknownOperationAsAws() throws Exception {
    assertRefused(
        send("/", "events", "20260301T120000Z", SECRET, "{}"),
        400,
        "UnknownOperationException",
        "");
  }

  @Test
  void tellsAStockClientThatItsKeyIsUnknownOrItsSecretWrong() {
    try (StandInFixture live = StandInFixture.saying(dataDir.resolve("live"), "Hello.")) {
      assertStockClientRefused(
          live, AwsBasicCredentials.create("AKIAOTHER", SECRET), "UnrecognizedClientException");
      assertStockClientRefused(
          live, AwsBasicCredentials.create("AKIAEXAMPLE", "x"), "InvalidSignatureException");
    }
  }

  private static void assertStockClientRefused(
      StandInFixture live, AwsBasicCredentials credentials, String code) {
    try (BedrockRuntimeAsyncClient client = live.client(credentials)) {
      assertThatThrownBy(
              () -> client.converse(request -> request.modelId(ModelCatalog.HAIKU)).join())
          .cause()
          .isInstanceOfSatisfying(
              BedrockRuntimeException.class,
              refused -> {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
                assertThat(refused.requestId()).hasSize(36);
              });
    }
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String type, String words) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    JsonNode body = Json.parse(answer.body());
    assertThat(body.path("message").asText()).contains(words);
  }

  private HttpResponse<String> unsigned(String path, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(aws.endpoint() + path))
            .POST(BodyPublishers.ofString(BODY));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(
      String path, String service, String date, String secret, String body) throws Exception {
    return http.send(sign(path, service, date, secret, body), BodyHandlers.ofString());
  }

  private HttpRequest sign(String path, String service, String date, String secret, String body)
      throws Exception {
    return sign(path, service, date, secret, body, "host;x-amz-date", "host;x-amz-date");
  }

  /** Signs over {@code signed} and says that it was over {@code told}. */
  private HttpRequest sign(
      String path,
      String service,
      String date,
      String secret,
      String body,
      String signed,
      String told)
      throws Exception {
    return sign(path, service, date, secret, body, signed, told, "X-Amz-Date", date);
  }

  /** The same with another header for the time. */
  private HttpRequest sign(
      String path,
      String service,
      String date,
      String secret,
      String body,
      String signed,
      String told,
      String dateHeader,
      String dateValue)
      throws Exception {
    Map<String, String> headers =
        Map.of(
            "host",
            "127.0.0.1:" + aws.endpoint().getPort(),
            dateHeader.toLowerCase(Locale.ROOT),
            dateValue);
    String authorization =
        HandSigner.authorization(path, service, date, secret, body, headers, signed, told);
    return HttpRequest.newBuilder(URI.create(aws.endpoint() + path))
        .header(dateHeader, dateValue)
        .header("Authorization", authorization)
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
