package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.StandInProcess;
import com.mangaassist.backend.aws.events.FunctionServer.Answer;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** {@code kill -9} at random moments: what was acknowledged is kept and reaches its targets. */
class EventsCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final int WRITERS = 4;
  private static final String FUNCTIONS = "arn:aws:lambda:ap-northeast-1:123456789012:function:";

  @TempDir Path folder;

  /** A running stand-in in a process of its own, and a client of it. */
  private final class Victim {
    private final StandInProcess process;
    private final EventBridgeClient client;

    private Victim(URI functions) throws IOException {
      process = StandInProcess.start(KilledEvents.class, folder, functions);
      client = process.client(EventBridgeClient.builder());
    }

    private void kill() throws InterruptedException {
      process.kill();
    }
  }

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    AtomicInteger calls = new AtomicInteger();
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    Queue<FunctionServer.Invocation> taken = new ConcurrentLinkedQueue<>();
    // One call in seven fails and is retried.
    try (var functions =
        new FunctionServer(
            call -> {
              if (calls.incrementAndGet() % 7 == 0) {
                return new Answer(503, "");
              }
              taken.add(call);
              return Answer.ACCEPTED;
            })) {
      Victim victim = new Victim(functions.base());
      prepare(victim.client);
      for (int round = 0; round < ROUNDS; round++) {
        Victim now = victim;
        CountDownLatch enough = new CountDownLatch(random.nextInt(10, 80));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int writer = 0; writer < WRITERS; writer++) {
            threads.execute(() -> write(now.client, acknowledged, enough));
          }
          enough.await();
          now.kill();
        }
        victim = new Victim(functions.base());
      }
      for (String function : new String[] {"one", "two"}) {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(received(taken, function)).containsAll(acknowledged));
      }
      assertThat(victim.client.describeArchive(r -> r.archiveName("a")).eventCount())
          .isGreaterThanOrEqualTo(acknowledged.size());
      assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20);
      victim.kill();
    }
  }

  private static void prepare(EventBridgeClient client) {
    String bus = client.createEventBus(r -> r.name(BUS)).eventBusArn();
    client.createArchive(r -> r.archiveName("a").eventSourceArn(bus));
    client.putRule(r -> r.name("r").eventBusName(BUS).eventPattern("{\"source\":[\"s\"]}"));
    client.putTargets(
        r ->
            r.rule("r")
                .eventBusName(BUS)
                .targets(target("1", FUNCTIONS + "one"), target("2", FUNCTIONS + "two")));
  }

  private static void write(
      EventBridgeClient client, Set<String> acknowledged, CountDownLatch enough) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source("s")
            .detailType("T")
            .detail("{}")
            .eventBusName(BUS)
            .build();
    try {
      while (true) {
        client
            .putEvents(r -> r.entries(entry, entry))
            .entries()
            .forEach(each -> acknowledged.add(each.eventId()));
        enough.countDown();
      }
    } catch (SdkException | IllegalStateException e) {
      // The victim was killed in between: nothing of this call was acknowledged.
      enough.countDown();
    }
  }

  private static Set<String> received(Queue<FunctionServer.Invocation> taken, String name)
      throws IOException {
    Set<String> ids = new HashSet<>();
    for (var call : taken) {
      if (call.path().contains("/" + name + "/")) {
        ids.add(Json.parse(call.payload()).path("id").asText());
      }
    }
    return ids;
  }
}
