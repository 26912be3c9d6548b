package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that came gzipped or in AWS's chunks, to JSON, REST and blob operations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyEncodingTest {
  private static final String CONVERSE =
      "/model/" + ModelCatalog.HAIKU.replace(":", "%3A") + "/converse";
  private static final byte[] TURN =
      "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]}".getBytes(UTF_8);
  private static final String SIGNED = ";chunk-signature=" + "0".repeat(64);

  private StandInFixture aws;

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
  }

  @AfterAll
  void close() {
    aws.close();
  }

  @Test
  void readsGzipEverywhere() throws Exception {
    assertThat(converse("gzip", gzip(TURN)).body()).contains("Hello.");
    assertThat(list("gzip", gzip(bytes("{}"))).statusCode()).isEqualTo(200);
    assertThat(list("gzip", bytes("{}")).statusCode()).isEqualTo(400);
    assertThat(converse("gzip", bytes("{}")).statusCode()).isEqualTo(400);
    assertThat(converse("br", TURN).statusCode()).isEqualTo(415);
    assertThat(converse("gzip, gzip, gzip", TURN).statusCode()).isEqualTo(415);
  }

  @Test
  void joinsChunksInAwssFraming() throws Exception {
    byte[] two = chunked("", TURN, 20);
    assertThat(converse("aws-chunked", two).body()).contains("Hello.");
    assertThat(converse("aws-chunked", chunked(SIGNED, TURN, 7)).body()).contains("Hello.");
    assertThat(list("aws-chunked", chunked("", bytes("{}"), 1)).statusCode()).isEqualTo(200);
    assertThat(list("aws-chunked,gzip", gzip(chunked("", bytes("{}"), 1))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void keepsTheContentOfAConfigurationAndNotItsFraming() throws Exception {
    try (SignedHttp http = new SignedHttp(aws.endpoint(), "appconfig")) {
      String application = id(http, "/applications", "{\"Name\":\"a\"}");
      String profile =
          id(
              http,
              "/applications/" + application + "/configurationprofiles",
              "{\"Name\":\"p\",\"LocationUri\":\"hosted\"}");
      HttpResponse<String> kept =
          http.send(
              "POST",
              "/applications/%s/configurationprofiles/%s/hostedconfigurationversions"
                  .formatted(application, profile),
              Map.of("Content-Type", "text/plain", "Content-Encoding", "aws-chunked"),
              chunked("", bytes("the content"), 4));

      assertThat(kept.statusCode()).isEqualTo(201);
      assertThat(kept.body()).isEqualTo("the content");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "2",
        "2\r\n{}",
        "2\r\n{}\r\n",
        "3\r\n{}\r\n0\r\n\r\n",
        "1\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "g\r\n{}\r\n0\r\n\r\n",
        "7fffffff\r\n{}\r\n0\r\n\r\n",
        "ffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        ";\r\n{}\r\n0\r\n\r\n",
        "\uff12\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nx-amz-checksum:a"
      })
  void refusesBrokenFraming(String framed) {
    HttpResponse<String> answer = list("aws-chunked", bytes(framed));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("SerializationException");
  }

  private HttpResponse<String> converse(String encoding, byte[] body) {
    try (SignedHttp http = new SignedHttp(aws.endpoint(), "bedrock")) {
      return http.send(
          "POST",
          CONVERSE,
          Map.of("Content-Type", "application/json", "Content-Encoding", encoding),
          body);
    }
  }

  private HttpResponse<String> list(String encoding, byte[] body) {
    try (SignedHttp http = new SignedHttp(aws.endpoint(), "sqs")) {
      return http.send(
          "POST",
          "/",
          Map.of(
              "Content-Type", "application/x-amz-json-1.0",
              "X-Amz-Target", "AmazonSQS.ListQueues",
              "Content-Encoding", encoding),
          body);
    }
  }

  private static String id(SignedHttp http, String path, String body) throws Exception {
    var answer = http.send("POST", path, Map.of("Content-Type", "application/json"), bytes(body));
    return Json.parse(answer.body()).path("Id").asText();
  }

  private static byte[] chunked(String extension, byte[] body, int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; at += size) {
      int length = Math.min(size, body.length - at);
      out.writeBytes(bytes(Integer.toHexString(length) + extension + "\r\n"));
      out.write(body, at, length);
      out.writeBytes(bytes("\r\n"));
    }
    out.writeBytes(bytes("0" + extension + "\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"));
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
