package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.events.FunctionServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The end of the program is held against no delivery that it cut off. */
class CutOffAttemptTest {
  private static final String PATTERN = "{\"source\":[\"shop\"]}";
  private static final String FUNCTION =
      "arn:aws:lambda:ap-northeast-1:123456789012:function:analytics";

  @TempDir Path folder;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
  }

  @AfterEach
  void close() {
    never.countDown();
    aws.close();
  }

  @Test
  void deliversInTheNextRunWhatAFunctionOfThisProcessWasGiven() {
    aws.bridge.functionsHere(Map.of("analytics", this::hang));
    aws.rule("r", PATTERN, withRetries(0));
    final String id = aws.put("shop", "Order", "{}");
    await().until(() -> begun.getCount() == 0);

    nextRunDelivers(id);
  }

  @Test
  void deliversInTheNextRunWhatWasOnItsWayToAFunction() {
    try (var functions =
        new FunctionServer(
            call -> {
              begun.countDown();
              waitForEver();
              return Answer.ACCEPTED;
            })) {
      aws.close();
      aws = EventsFixture.openWithFunctions(folder, functions.base());
      aws.rule("r", PATTERN, withRetries(0));
      final String id = aws.put("shop", "Order", "{}");
      await().until(() -> begun.getCount() == 0);

      nextRunDelivers(id);
      never.countDown();
    }
  }

  @Test
  void deliversInTheNextRunWhatWasTriedForTheLastTime() {
    var failed = new CountDownLatch(1);
    aws.bridge.functionsHere(
        Map.of(
            "analytics",
            (payload, trace) -> {
              if (failed.getCount() > 0) {
                failed.countDown();
                throw new IllegalStateException("not now");
              }
              return hang(payload, trace);
            }));
    aws.rule("r", PATTERN, withRetries(1));
    final String id = aws.put("shop", "Order", "{}");
    await().until(() -> failed.getCount() == 0);
    aws.bridge.settled();
    aws.clock.move(Duration.ofSeconds(1));
    await().until(() -> begun.getCount() == 0);

    nextRunDelivers(id);
  }

  private void nextRunDelivers(String id) {
    BiPredicate<String, String> works = (payload, trace) -> seen.add(payload);
    aws = aws.reopened(folder, Map.of("analytics", works));
    await().until(() -> !seen.isEmpty());
    assertThat(seen).singleElement().asString().contains(id);
    assertThat(aws.queues.of(RecordingQueues.DEAD)).isEmpty();
  }

  private boolean hang(String payload, String trace) {
    begun.countDown();
    waitForEver();
    return true;
  }

  private void waitForEver() {
    try {
      never.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Target withRetries(int retries) {
    return target("f", FUNCTION).toBuilder()
        .retryPolicy(p -> p.maximumRetryAttempts(retries))
        .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
        .build();
  }
}
