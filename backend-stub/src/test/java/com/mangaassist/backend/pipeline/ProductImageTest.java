package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawn covers, read by the JDK's own readers of PNG and XML. */
class ProductImageTest {
  @TempDir Path folder;

  @Test
  void drawsACoverForEachProductInBothForms() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Hello.");
        var gateway = PipelineFixture.open(aws, folder);
        var client = HttpClient.newHttpClient()) {
      var png = get(client, gateway, "MNG-0001.png", "");
      var svg = get(client, gateway, "MNG-0001.svg", "");
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(svg.body()));

      assertThat(pixels(png.body())).isEqualTo((1 + 3 * 300) * 426);
      assertThat(document.getDocumentElement().getNodeName()).isEqualTo("svg");
      assertThat(get(client, gateway, "MNG-0002.png", "").body()).isNotEqualTo(png.body());
      assertThat(get(client, gateway, "MNG-9999.png", "").statusCode()).isEqualTo(404);
      assertThat(get(client, gateway, "MNG-0001.gif", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void isKeptByItsTag() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Hello.");
        var gateway = PipelineFixture.open(aws, folder);
        var client = HttpClient.newHttpClient()) {
      var first = get(client, gateway, "MNG-0007.svg", "\"other\"");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      var again = get(client, gateway, "MNG-0007.svg", tag);

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=86400");
      assertThat(first.headers().firstValue("X-Cache")).hasValue("Miss from cloudfront");
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("X-Cache")).hasValue("Hit from cloudfront");
    }
  }

  /** Bytes of the rows; every chunk must have its check sum. */
  private static int pixels(byte[] png) throws Exception {
    var in = new DataInputStream(new ByteArrayInputStream(png, 8, png.length - 8));
    int rows = 0;
    String type = "";
    while (!type.equals("IEND")) {
      byte[] data = new byte[in.readInt()];
      byte[] name = in.readNBytes(4);
      in.readFully(data);
      var crc = new CRC32();
      crc.update(name);
      crc.update(data);
      assertThat(in.readInt()).isEqualTo((int) crc.getValue());
      type = new String(name, StandardCharsets.US_ASCII);
      if (type.equals("IDAT")) {
        rows = new InflaterInputStream(new ByteArrayInputStream(data)).readAllBytes().length;
      }
    }
    assertThat(in.available()).isZero();
    return rows;
  }

  private static HttpResponse<byte[]> get(
      HttpClient client, PipelineFixture gateway, String file, String tag) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(gateway.rest() + "/assets/products/" + file));
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
