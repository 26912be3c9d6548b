package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.events.FunctionServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Functions and log groups as targets. */
class FunctionTargetTest {
  private static final String PATTERN = "{\"source\":[{\"prefix\":\"mangaassist.\"}]}";
  private static final String FUNCTION =
      "arn:aws:lambda:ap-northeast-1:123456789012:function:analytics";

  @TempDir Path folder;
  private EventsFixture aws;

  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void invokesAFunctionAsAnEvent() {
    try (var functions = new FunctionServer(call -> Answer.ACCEPTED)) {
      withFunctions(functions);
      aws.rule("r", PATTERN, target("f", FUNCTION), target("g", FUNCTION + ":live"));
      String id = aws.put("mangaassist.x", "T", "{}");
      await().until(() -> functions.invocations.size() == 2);
      assertThat(functions.invocations)
          .extracting(FunctionServer.Invocation::path)
          .containsExactlyInAnyOrder(
              "/2015-03-31/functions/analytics/invocations",
              "/2015-03-31/functions/analytics/invocations?Qualifier=live");
      assertThat(functions.invocations)
          .allSatisfy(
              call -> {
                assertThat(call.type()).isEqualTo("Event");
                assertThat(call.payload()).contains(id);
              });
    }
  }

  @Test
  void handsItTheTraceOfTheEntryAlsoWhenItTriesAgain() {
    var calls = new AtomicInteger();
    try (var functions =
        new FunctionServer(
            call -> calls.getAndIncrement() == 0 ? new Answer(500, "") : Answer.ACCEPTED)) {
      withFunctions(functions);
      aws.rule("r", PATTERN, target("f", FUNCTION));
      aws.client.putEvents(
          r ->
              r.entries(
                  PutEventsRequestEntry.builder()
                      .eventBusName(EventsFixture.BUS)
                      .source("mangaassist.x")
                      .detailType("T")
                      .detail("{}")
                      .traceHeader(TRACE)
                      .build()));
      await().until(() -> functions.invocations.size() == 1);
      aws.clock.move(Duration.ofSeconds(1));
      await().until(() -> functions.invocations.size() == 2);
      assertThat(functions.invocations)
          .extracting(FunctionServer.Invocation::trace)
          .containsExactly(TRACE, TRACE);
    }
  }

  @ParameterizedTest
  @CsvSource({"500,''", "503,''", "429,''", "200,Unhandled"})
  void retriesAFunctionThatFails(int status, String error) {
    var calls = new AtomicInteger();
    try (var functions =
        new FunctionServer(
            call -> calls.getAndIncrement() == 0 ? new Answer(status, error) : Answer.ACCEPTED)) {
      withFunctions(functions);
      aws.rule("r", PATTERN, target("f", FUNCTION));
      aws.put("mangaassist.x", "T", "{}");
      await().until(() -> functions.invocations.size() == 1);
      aws.clock.move(Duration.ofSeconds(1));
      await().until(() -> functions.invocations.size() == 2);
    }
  }

  @ParameterizedTest
  @CsvSource({"404,NO_RESOURCE", "403,NO_PERMISSIONS", "400,SDK_CLIENT_ERROR"})
  void deadLettersWhatAFunctionRefuses(int status, String code) {
    try (var functions = new FunctionServer(call -> new Answer(status, ""))) {
      withFunctions(functions);
      aws.rule("r", PATTERN, withDeadLetters("f").toBuilder().arn(FUNCTION).build());
      aws.put("mangaassist.x", "T", "{}");
      await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
      assertThat(aws.queues.of(RecordingQueues.DEAD).getFirst().attributes())
          .containsEntry("ERROR_CODE", code);
    }
  }

  @Test
  void doesNotLetASlowTargetHoldUpAnother() {
    var slow = new java.util.concurrent.CountDownLatch(1);
    try (var functions =
        new FunctionServer(
            call -> {
              try {
                slow.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Answer.ACCEPTED;
            })) {
      withFunctions(functions);
      aws.rule("r", PATTERN, target("f", FUNCTION), target("q", RecordingQueues.BOX));
      for (int i = 0; i < 50; i++) {
        aws.put("mangaassist.x", "T", "{}");
      }
      await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 50);
      assertThat(functions.invocations).isEmpty();
      slow.countDown();
    }
  }

  private void withFunctions(FunctionServer functions) {
    aws.close();
    aws = EventsFixture.openWithFunctions(folder, functions.base());
  }

  private static Target withDeadLetters(String id) {
    return Target.builder()
        .id(id)
        .arn(RecordingQueues.BOX)
        .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
        .build();
  }
}
