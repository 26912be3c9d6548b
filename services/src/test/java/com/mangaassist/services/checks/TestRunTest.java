package com.mangaassist.services.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Tests over a gateway whose every word is the test's. */
final class TestRunTest {

  private final List<ChatRequest> sent = new ArrayList<>();

  @Test
  void runsAllStepsInOneSessionAndJudgesEach() throws Exception {
    TestResult result =
        run(
            test("Akira?", "How much?"),
            (listener, request) -> {
              listener.frame(new ServerFrame.Token(0, "It is "), "");
              listener.frame(new ServerFrame.Token(1, request.message()), "");
              listener.frame(new ServerFrame.Done(Answers.saying(null)), "");
            });

    assertThat(result.state()).isEqualTo(TestResult.State.PASSED);
    assertThat(sent).extracting(ChatRequest::message).containsExactly("Akira?", "How much?");
    assertThat(sent).extracting(ChatRequest::sessionId).containsOnly(result.sessionId());
    assertThat(sent).extracting(ChatRequest::customerId).containsOnly("user-42");
  }

  @Test
  void whatWasTakenBackIsNotJudged() throws Exception {
    TestResult result =
        run(
            test("Akira?"),
            (listener, request) -> {
              listener.frame(new ServerFrame.Token(0, "Akira? is bad"), "");
              listener.frame(new ServerFrame.Retracted("abuse"), "");
              listener.frame(new ServerFrame.Token(1, "I cannot say."), "");
              listener.frame(new ServerFrame.Done(Answers.saying(null)), "");
            });

    assertThat(result.state()).isEqualTo(TestResult.State.FAILED);
    assertThat(result.steps().getFirst().outcomes().getFirst().actual()).isEqualTo("I cannot say.");
  }

  @Test
  void anErrorEndsTheTestWithItsReason() throws Exception {
    TestResult result =
        run(
            test("Akira?", "How much?"),
            (listener, request) ->
                listener.frame(new ServerFrame.Failure("ModelTimeout", "Silent.", true), ""));

    assertThat(result.state()).isEqualTo(TestResult.State.ERROR);
    assertThat(result.steps()).hasSize(1);
    assertThat(result.steps().getFirst().problem()).isEqualTo("ModelTimeout: Silent.");
  }

  @Test
  void aConnectionThatIsLostIsAnError() throws Exception {
    TestResult result =
        run(test("Akira?"), (listener, request) -> listener.disconnected("It is gone."));
    assertThat(result.state()).isEqualTo(TestResult.State.ERROR);
    assertThat(result.steps().getFirst().problem()).isEqualTo("It is gone.");
  }

  @Test
  void cancellingEndsTheAnswerUnderWay() throws Exception {
    TestRun[] run = new TestRun[1];
    Gateway gateway = new Gateway((listener, request) -> run[0].cancel());
    run[0] = new TestRun(test("Akira?", "How much?"), gateway, () -> Instant.EPOCH);

    TestResult result = run[0].run();
    assertThat(result.state()).isEqualTo(TestResult.State.CANCELLED);
    assertThat(sent).hasSize(1);
    assertThat(gateway.stops).isEqualTo(1);
    assertThat(gateway.closed).isTrue();
  }

  private TestResult run(
      ConversationTest test, BiConsumer<ChatConnection.Listener, ChatRequest> answer)
      throws InterruptedException {
    return new TestRun(test, new Gateway(answer), () -> Instant.EPOCH.plus(Duration.ofDays(1)))
        .run();
  }

  private static ConversationTest test(String... messages) {
    List<TestStep> steps = new ArrayList<>();
    for (String each : messages) {
      steps.add(new TestStep(each, List.of(new Expectation(Check.CONTAINS, each, false))));
    }
    return new ConversationTest("t", "A test", "user-42", "free", null, null, steps);
  }

  /** Answers at once. */
  private final class Gateway implements ChatConnection.Factory {
    private final BiConsumer<ChatConnection.Listener, ChatRequest> answer;
    private int stops;
    private boolean closed;

    Gateway(BiConsumer<ChatConnection.Listener, ChatRequest> answer) {
      this.answer = answer;
    }

    @Override
    public ChatConnection open(ChatConnection.Listener listener) {
      return new ChatConnection() {
        @Override
        public void send(ChatRequest request) {
          sent.add(request);
          answer.accept(listener, request);
        }

        @Override
        public void stop() {
          stops++;
        }

        @Override
        public void close() {
          closed = true;
        }
      };
    }
  }
}
