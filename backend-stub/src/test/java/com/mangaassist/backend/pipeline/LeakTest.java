package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.ChatProbe.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.chat.ServerFrame;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads and file handles, before and after much that goes wrong. */
class LeakTest {

  private static final int ROUNDS = 40;

  /**
   * Pools may still grow by a few connections and threads when the machine is busy; what leaks
   * leaves at least one behind in each round, so {@value #ROUNDS} of them.
   */
  private static final int POOLED = ROUNDS / 2;

  /** Of the JDK, of the HTTP client that asks, and of the tests themselves. */
  private static final String FOREIGN =
      "VirtualThread-unparker|awaitility.*|HttpClient-.*|Cleaner-.*|ForkJoinPool.*|process reaper|"
          + "surefire.*|RMI .*|JNA.*|Common-Cleaner|.*[Ww]ebsocket.*|WebSocketConnectReadThread.*|"
          + "connectionLostChecker.*";

  @TempDir Path folder;

  @Test
  void leavesNothingBehindWhateverGoesWrong() throws Exception {
    assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
        "file handles are counted on Unix only");
    try (var aws = StandInFixture.saying(folder, "A sentence and another one. ".repeat(30));
        var gateway = PipelineFixture.open(aws, folder)) {
      // Once before, for what is made once and kept: pools, connections to the stand-ins.
      rounds(aws, gateway, 10);
      settle(gateway);
      long handles = handles();
      Set<String> threads = threads();
      int count = Thread.activeCount();

      rounds(aws, gateway, ROUNDS);

      settle(gateway);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                assertThat(handles()).as("open files").isLessThan(handles + POOLED);
                assertThat(threads()).as("kinds of threads").isSubsetOf(threads);
                assertThat(Thread.activeCount()).as("threads").isLessThan(count + POOLED);
              });
    }
  }

  private static void rounds(StandInFixture aws, PipelineFixture gateway, int count)
      throws Exception {
    for (int i = 0; i < count; i++) {
      try (ChatProbe client = gateway.connect()) {
        client.send(message(null, "Hello"));
        client.untilEnd();
        client.send(message(null, "Hello"));
        client.next(ServerFrame.Token.class);
        client.stop();
        client.untilEnd();
      }
      try (var client = RawSocket.upgraded(gateway)) {
        client.text("no json");
        client.read();
        client.text(
            """
            {"action":"sendMessage","customerId":"user-42","message":"Hello"}""");
        client.read();
      }
      try (var client = RawSocket.upgraded(gateway)) {
        client.frame(RawSocket.TEXT, true, new byte[33 * 1024]);
        client.read(RawSocket.CLOSE);
      }
      try (var client = new RawSocket(gateway.pipeline.webSocketPort())) {
        client.upgrade("/prod", List.of("Host: evil.example"));
      }
      aws.standIns
          .faults()
          .add(
              new Fault(
                  "bedrock", "ConverseStream", FaultKind.MID_STREAM_CUT, 1, Duration.ZERO, 1));
      gateway.post("/v1/chat", "{\"customerId\":\"user-42\",\"message\":\"Hello\"}");
      gateway.post("/v1/chat", "{}");
      gateway.post("/v1/chat", "{}", Map.of("Authorization", "Bearer x"));
    }
  }

  /** Waits until every answer has ended. */
  private static void settle(PipelineFixture gateway) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(gateway.conversations().list(null, 200))
                    .allSatisfy(
                        conversation ->
                            assertThat(gateway.conversation(conversation.sessionId()).turns())
                                .noneMatch(turn -> turn.state().name().equals("STREAMING"))));
  }

  private static long handles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** Their names without the numbers. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .map(name -> name.replaceAll("[-@][0-9a-f]+.*", ""))
        .filter(name -> !name.matches(FOREIGN))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
