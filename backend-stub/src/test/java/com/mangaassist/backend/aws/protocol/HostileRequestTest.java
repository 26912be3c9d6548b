package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client would make, to all stand-ins at once: a 4xx, never a 5xx or a hang. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestTest {
  private static final int PATIENCE_MS = 20_000;
  private static final List<String> OPERATIONS =
      List.of(
          "CreateQueue",
          "GetQueueUrl",
          "ListQueues",
          "GetQueueAttributes",
          "SetQueueAttributes",
          "TagQueue",
          "UntagQueue",
          "SendMessage",
          "SendMessageBatch",
          "ReceiveMessage",
          "DeleteMessage",
          "DeleteMessageBatch",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "AddPermission",
          "RemovePermission",
          "StartMessageMoveTask",
          "CancelMessageMoveTask",
          "ListMessageMoveTasks",
          "ListDeadLetterSourceQueues");

  private StandInFixture aws;
  private SignedHttp http;
  private String url = "";

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
    http = new SignedHttp(aws.endpoint(), "sqs");
    http.json("AmazonSQS.CreateQueue", utf8("{\"QueueName\":\"q\"}"));
    url = aws.endpoint() + "/123456789012/q";
  }

  @AfterAll
  void close() {
    http.close();
    aws.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "1",
        "{",
        "{}x",
        "{\"QueueName\":\"a\",\"QueueName\":\"b\"}",
        "{\"QueueName\":1}",
        "{\"QueueName\":\"\\ud800\"}",
        "{\"QueueName\":\"\\u0000\"}",
        "{\"QueueName\":\"a\",\"Attributes\":[]}",
        "{\"QueueName\":\"a\",\"Attributes\":{\"DelaySeconds\":1}}",
        "{\"QueueName\":\"a\",\"Attributes\":{\"RedrivePolicy\":\"[1]\"}}",
        "{\"QueueName\":\"a\",\"Attributes\":{\"RedriveAllowPolicy\":\"1\"}}"
      })
  void refusesBodiesThatAreNoRequest(String body) {
    HttpResponse<String> answer = http.json("AmazonSQS.CreateQueue", utf8(body));
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "99999999999999999999",
        "1.5",
        "{}"
      })
  void refusesNumbersThatAreNone(String number) {
    byte[] body = utf8("{\"QueueUrl\":\"" + url + "\",\"MaxNumberOfMessages\":" + number + "}");
    assertThat(http.json("AmazonSQS.ReceiveMessage", body).statusCode()).isBetween(400, 499);
  }

  @Test
  void refusesNestingTenThousandDeep() {
    for (String open : List.of("[", "{\"a\":")) {
      String close = open.equals("[") ? "]" : "}";
      byte[] body = utf8("{\"a\":" + open.repeat(10_000) + "1" + close.repeat(10_000) + "}");
      assertThat(http.json("AmazonSQS.CreateQueue", body).statusCode()).isEqualTo(400);
      assertThat(http.json("AmazonSQS.CreateQueue", utf8(open.repeat(100_000))).statusCode())
          .isEqualTo(400);
    }
    String policy = "[".repeat(10_000).replace("\"", "\\\"");
    byte[] inner =
        utf8("{\"QueueName\":\"n\",\"Attributes\":{\"Policy\":\"%s\"}}".formatted(policy));
    assertThat(http.json("AmazonSQS.CreateQueue", inner).statusCode()).isEqualTo(400);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    for (int bad : new int[] {0x80, 0xC0, 0xC3, 0xED, 0xF5, 0xFF}) {
      byte[] body = utf8("{\"QueueName\":\"?\"}");
      body[body.length - 3] = (byte) bad;
      assertThat(http.json("AmazonSQS.CreateQueue", body).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void refusesAHundredMegabytesWithoutReadingThem() throws IOException {
    byte[] megabyte = new byte[1 << 20];
    String head =
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sContent-Length: 104857600\r\n\r\n"
            .formatted(aws.endpoint().getPort(), StandInFixture.knownByItsHead("sqs"));
    assertThat(
            exchange(
                out -> {
                  out.write(head.getBytes(ISO_8859_1));
                  for (int i = 0; i < 9; i++) {
                    out.write(megabyte);
                  }
                }))
        .startsWith("HTTP/1.1 413 ");
    String chunked =
        "POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sTransfer-Encoding: chunked\r\n\r\n"
            .formatted(aws.endpoint().getPort(), StandInFixture.knownByItsHead("sqs"));
    assertThat(
            exchange(
                out -> {
                  out.write(chunked.getBytes(ISO_8859_1));
                  for (int i = 0; i < 9; i++) {
                    out.write("100000\r\n".getBytes(ISO_8859_1));
                    out.write(megabyte);
                    out.write("\r\n".getBytes(ISO_8859_1));
                  }
                }))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void saysInEachProtocolThatABodyIsTooLarge() {
    byte[] body = new byte[(8 << 20) + 1];
    HttpResponse<String> json = http.json("AmazonSQS.SendMessage", body);
    assertThat(json.statusCode()).isEqualTo(413);
    assertThat(json.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(json.body()).contains("\"__type\":\"RequestEntityTooLargeException\"");
    HttpResponse<String> query = http.form("/", body);
    assertThat(query.statusCode()).isEqualTo(413);
    assertThat(query.body()).contains("<Code>RequestEntityTooLargeException</Code>");
    HttpResponse<String> rest =
        http.send(
            "POST",
            "/applications",
            Map.of("Content-Type", "application/json"),
            new byte[(1 << 20) + 1]);
    assertThat(rest.statusCode()).isEqualTo(413);
    assertThat(rest.headers().firstValue("x-amzn-ErrorType")).contains("PayloadTooLargeException");
  }

  @Test
  void refusesChunksThatAreSignedInNoWayItKnows() {
    for (String hash :
        List.of(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            "UNSIGNED-PAYLOAD",
            "\"")) {
      for (String body :
          List.of("5;chunk-signature=0\r\nhello\r\n", "FFFFFFFFFF\r\n", "-1\r\n", ";;;", "")) {
        HttpResponse<String> answer =
            http.send(
                "POST",
                "/",
                Map.of(
                    "Content-Encoding", "aws-chunked",
                    "X-Amz-Decoded-Content-Length", "5",
                    "X-Amz-Content-Sha256", hash,
                    "X-Amz-Target", "AmazonSQS.CreateQueue"),
                utf8(body));
        assertThat(answer.statusCode()).as("%s %s", hash, body).isBetween(400, 499);
      }
    }
  }

  @Test
  void survivesRandomMembersOfEveryOperation() {
    RandomGenerator random = new SplittableRandom(31);
    String[] members = {
      "QueueName",
      "QueueUrl",
      "Attributes",
      "tags",
      "Tags",
      "TagKeys",
      "AttributeNames",
      "MessageBody",
      "DelaySeconds",
      "MessageAttributes",
      "MessageSystemAttributes",
      "MessageGroupId",
      "MessageDeduplicationId",
      "Entries",
      "ReceiptHandle",
      "VisibilityTimeout",
      "MaxNumberOfMessages",
      "MessageAttributeNames",
      "MessageSystemAttributeNames",
      "Label",
      "AWSAccountIds",
      "Actions",
      "SourceArn",
      "DestinationArn",
      "TaskHandle",
      "NextToken",
      "MaxResults",
      "MaxNumberOfMessagesPerSecond",
      "QueueNamePrefix"
    };
    String[] values = {
      "1",
      "-1",
      "0",
      "1e400",
      "1.5",
      "\"x\"",
      "\"\"",
      "null",
      "true",
      "[]",
      "{}",
      "[[]]",
      "[1]",
      "[null]",
      "[{}]",
      "[{\"Id\":\"a\"}]",
      "[{\"Id\":\"a\",\"MessageBody\":\"b\"}]",
      "[{\"Id\":\"a\",\"ReceiptHandle\":\"b\",\"VisibilityTimeout\":[]}]",
      "{\"a\":\"b\"}",
      "{\"a\":{}}",
      "{\"a\":{\"DataType\":\"Binary\",\"BinaryValue\":\"?\"}}",
      "{\"a\":{\"DataType\":\"Number\",\"StringValue\":\"1e999\"}}",
      "{\"a\":null}",
      "\"\\ud800\"",
      "\"\\u0000\"",
      "9007199254740993",
      "\"arn:aws:sqs:ap-northeast-1:123456789012:q\"",
      "\"e30=\"",
      "[\"All\"]",
      "\"/\"",
      "\"///\"",
      "\"?\"",
      "\"http://h/123456789012/\""
    };
    for (int i = 0; i < 1_500; i++) {
      StringBuilder body = new StringBuilder("{\"X\":0");
      List<String> chosen = pick(random, members);
      if (random.nextInt(3) > 0 && !chosen.contains("QueueUrl")) {
        body.append(",\"QueueUrl\":\"").append(url).append('"');
      }
      for (String member : chosen) {
        body.append(",\"")
            .append(member)
            .append("\":")
            .append(values[random.nextInt(values.length)]);
      }
      String target = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
      HttpResponse<String> answer =
          http.json("AmazonSQS." + target, utf8(body.append('}').toString()));
      assertThat(answer.statusCode()).as("%s %s", target, body).isLessThan(500);
    }
  }

  private static List<String> pick(RandomGenerator random, String[] from) {
    return random
        .ints(random.nextInt(1, 6), 0, from.length)
        .distinct()
        .mapToObj(i -> from[i])
        .toList();
  }

  @Test
  void survivesRandomSignatures() throws IOException {
    RandomGenerator random = new SplittableRandom(32);
    String now =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    String day = now.substring(0, 8);
    String[] credentials = {
      "AKIAEXAMPLE/" + day + "/ap-northeast-1/sqs/aws4_request",
      "AKIAEXAMPLE/" + day + "///aws4_request",
      "AKIAEXAMPLE/2/ap-northeast-1/sqs/aws4_request",
      "////",
      "",
      "/",
      "\u00ff/" + day + "/ap-northeast-1/sqs/aws4_request"
    };
    String[] signed = {
      "host",
      "host;x-amz-date",
      "host;;",
      ";",
      "host;nothing",
      "HOST;host",
      "host;authorization",
      "host;" + "a;".repeat(2_000),
      "host;\u00e9"
    };
    String[] signatures = {"", "0", "z".repeat(64), "0".repeat(64), "=", ",", "\"", "\u0080"};
    String[] dates = {now, now, now, "", "20260301", "99999999T999999Z", "x", now + "Z"};
    String[] paths = {
      "/", "/?Action=%C3%A9&&=&a", "/123456789012/%2F..%2f", "/123456789012/q?=%20"
    };
    for (int i = 0; i < 300; i++) {
      String request =
          "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Amz-Date: %s\r\nAuthorization: AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s%s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(
                  one(random, paths),
                  aws.endpoint().getPort(),
                  one(random, dates),
                  one(random, credentials),
                  one(random, signed),
                  one(random, signatures),
                  random.nextInt(4) == 0 ? ", Credential" + ",=".repeat(random.nextInt(50)) : "");
      String answer = exchange(out -> out.write(request.getBytes(ISO_8859_1)));
      assertThat(answer).as(request).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
    }
  }

  private static String one(RandomGenerator random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  /** Sends bytes and reads the answer's first bytes; the server may end before it has read all. */
  private String exchange(Sender sender) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), aws.endpoint().getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      try {
        sender.send(socket.getOutputStream());
      } catch (IOException e) {
        // The server has answered and closed; the answer is still to be read.
        assertThat(e).hasMessageMatching("(?i).*(reset|pipe|abort).*");
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] some = socket.getInputStream().readNBytes(16);
      answer.write(some);
      return answer.toString(ISO_8859_1);
    }
  }

  @FunctionalInterface
  private interface Sender {
    void send(OutputStream out) throws IOException;
  }
}
