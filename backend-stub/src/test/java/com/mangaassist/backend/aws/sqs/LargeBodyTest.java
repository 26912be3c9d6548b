package com.mangaassist.backend.aws.sqs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.StandInProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Bodies of a hundred megabytes at a stand-in whose heap could hold one of them at most. */
class LargeBodyTest {
  private static final int AT_ONCE = 12;
  private static final int MEGABYTES = 100;

  @TempDir Path folder;

  @Test
  void refusesManyOfAHundredMegabytesAtOnceAndGoesOn() throws Exception {
    StandInProcess process = StandInProcess.start(KilledSqs.class, folder);
    try {
      SqsClient client = process.client(SqsClient.builder());
      String url = client.createQueue(r -> r.queueName("q")).queueUrl();
      List<Future<String>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < AT_ONCE; i++) {
          boolean chunked = i % 2 == 0;
          int seed = i;
          answers.add(threads.submit(() -> post(process.endpoint().getPort(), chunked, seed)));
        }
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).startsWith("HTTP/1.1 413 ");
      }
      client.sendMessage(r -> r.queueUrl(url).messageBody("still here"));
      assertThat(client.receiveMessage(r -> r.queueUrl(url)).messages())
          .extracting(message -> message.body())
          .containsExactly("still here");
    } finally {
      process.kill();
    }
  }

  /** The first line of the answer to a body that is made while it is sent. */
  private static String post(int port, boolean chunked, int seed) throws Exception {
    // The socket is closed first, which ends the writer.
    try (ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var _ = writer.submit(() -> send(socket, port, chunked, seed));
      // The answer comes while the body is still on its way.
      StringBuilder line = new StringBuilder();
      int next = socket.getInputStream().read();
      while (next >= 0 && next != '\r') {
        line.append((char) next);
        next = socket.getInputStream().read();
      }
      return line.toString();
    }
  }

  private static void send(Socket socket, int port, boolean chunked, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] megabyte = new byte[1 << 20];
    try {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Amz-Target: AmazonSQS.SendMessage\r\n%s%s\r\n\r\n"
              .formatted(
                  port,
                  StandInFixture.knownByItsHead("sqs"),
                  chunked
                      ? "Transfer-Encoding: chunked"
                      : "Content-Length: " + MEGABYTES * megabyte.length);
      out.write(head.getBytes(ISO_8859_1));
      for (int i = 0; i < MEGABYTES; i++) {
        random.nextBytes(megabyte);
        if (chunked) {
          out.write("100000\r\n".getBytes(ISO_8859_1));
        }
        out.write(megabyte);
        if (chunked) {
          out.write("\r\n".getBytes(ISO_8859_1));
        }
      }
      out.flush();
    } catch (IOException e) {
      // The server has heard enough and closed: its answer was read by then, or never comes.
      return;
    }
  }
}
