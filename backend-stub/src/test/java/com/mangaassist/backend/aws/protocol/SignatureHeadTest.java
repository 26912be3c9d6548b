package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.models.ModelCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a signature's header alone shows. */
class SignatureHeadTest {

  private static final String CONVERSE =
      "/model/" + ModelCatalog.HAIKU.replace(":", "%3A") + "/converse";

  @TempDir Path dataDir;

  @Test
  void refusesByTheHeadBeforeTheBodyCame() throws Exception {
    String unknown =
        "AWS4-HMAC-SHA256 Credential=AKIAOTHER/20260301/ap-northeast-1/bedrock/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=a";
    try (StandInFixture aws = StandInFixture.saying(dataDir, "Hello.")) {
      for (String[] each :
          new String[][] {
            {"X: y", "MissingAuthenticationTokenException"},
            {"Authorization: " + unknown, "UnrecognizedClientException"}
          }) {
        try (Socket client =
            new Socket(InetAddress.getLoopbackAddress(), aws.endpoint().getPort())) {
          client.setSoTimeout(20_000);
          String head =
              "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\nContent-Length: 1000\r\n\r\n"
                  .formatted(CONVERSE, aws.endpoint().getPort(), each[0]);
          client.getOutputStream().write(head.getBytes(US_ASCII));
          var answer = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
          assertThat(answer.readLine()).startsWith("HTTP/1.1 403");
          assertThat(Stream.generate(() -> line(answer)).takeWhile(line -> !line.isEmpty()))
              .anyMatch(line -> line.equalsIgnoreCase("x-amzn-ErrorType: " + each[1]));
        }
      }
    }
  }

  private static String line(BufferedReader from) {
    try {
      return from.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
