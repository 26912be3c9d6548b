package com.mangaassist.services.checks;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one test over a connection of its own. {@link #cancel} may come from any thread. */
public final class TestRun {

  /** A gateway that says nothing for so long says no more. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final ConversationTest test;
  private final ChatConnection.Factory chat;
  private final InstantSource clock;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private volatile boolean cancelled;

  /** What is heard of the answer. */
  private sealed interface Heard {
    record Frame(ServerFrame frame) implements Heard {}

    record Gone(String problem) implements Heard {}

    record Cancelled() implements Heard {}
  }

  public TestRun(ConversationTest test, ChatConnection.Factory chat, InstantSource clock) {
    this.test = test;
    this.chat = chat;
    this.clock = clock;
  }

  /** Has it end at once; {@link #run} returns what there is. */
  public void cancel() {
    cancelled = true;
    heard.add(new Heard.Cancelled());
  }

  /** Runs it; blocks until it has ended. Never throws for what the gateway does. */
  public TestResult run() throws InterruptedException {
    Instant begun = clock.instant();
    String session = "test-" + UUID.randomUUID();
    List<StepResult> results = new ArrayList<>();
    try (ChatConnection connection = chat.open(new Ear())) {
      for (TestStep step : test.steps()) {
        if (cancelled) {
          break;
        }
        StepResult result = step(connection, session, step);
        results.add(result);
        if (result.answer() == null) {
          break;
        }
      }
      if (cancelled) {
        connection.stop();
      }
    }
    return new TestResult(
        test, state(results), session, results, begun, Duration.between(begun, clock.instant()));
  }

  private TestResult.State state(List<StepResult> results) {
    if (cancelled) {
      return TestResult.State.CANCELLED;
    }
    if (results.stream().anyMatch(each -> each.answer() == null)) {
      return TestResult.State.ERROR;
    }
    return results.stream().allMatch(StepResult::passed)
        ? TestResult.State.PASSED
        : TestResult.State.FAILED;
  }

  private StepResult step(ChatConnection connection, String session, TestStep step)
      throws InterruptedException {
    connection.send(
        new ChatRequest(
            session,
            test.customerId(),
            step.message(),
            test.segment(),
            test.language(),
            test.modelId()));
    StringBuilder text = new StringBuilder();
    while (true) {
      Heard next = heard.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      switch (next) {
        case null -> {
          return broken(step, "The gateway fell silent.");
        }
        case Heard.Cancelled stop -> {
          return broken(step, "Cancelled.");
        }
        case Heard.Gone(var problem) -> {
          return broken(step, problem);
        }
        case Heard.Frame(ServerFrame.Token token) -> text.append(token.text());
        case Heard.Frame(ServerFrame.Retracted taken) -> text.setLength(0);
        case Heard.Frame(ServerFrame.Done(var answer)) -> {
          return judged(step, answer.withText(text.toString()));
        }
        case Heard.Frame(ServerFrame.Failure failure) -> {
          return broken(step, failure.code() + ": " + failure.message());
        }
        case Heard.Frame(ServerFrame.Stopped stopped) -> {
          return broken(step, "The answer was stopped.");
        }
        case Heard.Frame other -> {}
      }
    }
  }

  private static StepResult judged(TestStep step, ChatAnswer answer) {
    return new StepResult(
        step.message(),
        answer,
        null,
        step.expectations().stream().map(each -> Judge.judge(each, answer)).toList());
  }

  private static StepResult broken(TestStep step, String problem) {
    return new StepResult(step.message(), null, problem, List.of());
  }

  /** Hands on what the connection brings. */
  private final class Ear implements ChatConnection.Listener {
    @Override
    public void connected() {}

    @Override
    public void frame(ServerFrame frame, String raw) {
      heard.add(new Heard.Frame(frame));
    }

    @Override
    public void disconnected(@Nullable String problem) {
      heard.add(new Heard.Gone(problem == null ? "The connection was closed." : problem));
    }
  }
}
