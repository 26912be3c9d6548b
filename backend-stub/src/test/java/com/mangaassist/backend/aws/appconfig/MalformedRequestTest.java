package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signed requests that no stock client would make: a 4xx, never a 5xx. */
class MalformedRequestTest {
  @TempDir Path folder;
  private AppConfigFixture aws;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void open() {
    aws = AppConfigFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
    http.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "null",
        "{\"Name\":1}",
        "{\"Name\":null}",
        "{\"Name\":\"a\",\"Name\":\"b\"}",
        "{\"Name\":\"a\",\"Tags\":[]}",
        "{\"Name\":\"a\",\"Tags\":{\"a\":1}}",
        "{\"Name\":\"a\"} x"
      })
  void refusesABodyThatIsNotTheRequests(String body) throws Exception {
    HttpResponse<String> answer = send("POST", "/applications", "", utf8(body));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).isPresent();
    assertThat(answer.body()).contains("\"Message\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Name\":\"e\",\"Monitors\":{}}",
        "{\"Name\":\"e\",\"Monitors\":[1]}",
        "{\"Name\":\"e\",\"Monitors\":[{}]}",
        "{\"Name\":\"e\",\"Description\":{}}"
      })
  void refusesMembersOfAnotherType(String body) throws Exception {
    String path = "/applications/" + aws.application() + "/environments";
    assertThat(send("POST", path, "", utf8(body)).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesNestingTenThousandDeep() throws Exception {
    byte[] body = utf8("{\"Name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
    assertThat(send("POST", "/applications", "", body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws Exception {
    byte[] body = {'{', '"', 'N', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, '"', '}'};
    assertThat(send("POST", "/applications", "", body).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesNumbersThatAreNone() throws Exception {
    assertThat(send("GET", "/applications", "max_results=many", new byte[0]).statusCode())
        .isEqualTo(400);
    assertThat(send("GET", "/applications", "max_results=99999999999", new byte[0]).statusCode())
        .isEqualTo(400);
    String environment = "/applications/abcdefg/environments/abcdefg/deployments/first";
    assertThat(send("GET", environment, "", new byte[0]).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesABrokenEscapeInTheQuery() throws Exception {
    // Past the client's own checks only on a bare socket.
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), aws.port)) {
      socket
          .getOutputStream()
          .write(
              utf8(
                  "GET /configuration?configuration_token=%%zz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261125/r/appconfig/aws4_request, SignedHeaders=host;x-amz-date, Signature=a\r\nConnection: close\r\n\r\n"
                      .formatted(aws.port)));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void survivesRandomMembers() throws Exception {
    RandomGenerator random = new SplittableRandom(21);
    String[] members = {
      "Name",
      "Description",
      "DeploymentDurationInMinutes",
      "GrowthFactor",
      "GrowthType",
      "FinalBakeTimeInMinutes",
      "ReplicateTo",
      "Tags",
      "Type",
      "LocationUri",
      "Validators"
    };
    String[] values = {
      "1",
      "-1",
      "1e400",
      "1.5",
      "\"x\"",
      "\"\"",
      "null",
      "true",
      "[]",
      "{}",
      "[[]]",
      "\"LINEAR\"",
      "\"hosted\"",
      "9007199254740993",
      "{\"a\":\"b\"}",
      "\"\\ud800\"",
      "\"\\u0000\""
    };
    String[] paths = {
      "/applications", "/deploymentstrategies", "/applications/abcdefg/configurationprofiles"
    };
    for (int i = 0; i < 600; i++) {
      StringBuilder body = new StringBuilder("{\"Name\":\"n\"");
      for (int m = random.nextInt(1, 5); m > 0; m--) {
        body.append(",\"")
            .append(members[random.nextInt(1, members.length)])
            .append("\":")
            .append(values[random.nextInt(values.length)]);
      }
      String path = paths[random.nextInt(paths.length)];
      HttpResponse<String> answer = send("POST", path, "", utf8(body.append('}').toString()));
      assertThat(answer.statusCode()).as("%s %s", path, body).isLessThan(500);
    }
  }

  private HttpResponse<String> send(String method, String path, String query, byte[] body)
      throws IOException, InterruptedException {
    URI uri =
        URI.create("http://127.0.0.1:" + aws.port + path + (query.isEmpty() ? "" : "?" + query));
    SdkHttpRequest bare =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri).build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                r ->
                    r.identity(StandInFixture.CREDENTIALS)
                        .request(bare)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "appconfig")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "ap-northeast-1"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .request()
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
