package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.models.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets the language model answer a prompt, whole or streamed, at the pace of its latency profile.
 */
final class Generator {
  private static final int CHUNKS_BEFORE_A_FAULT = 2;

  private final LanguageModel model;
  private final LatencyMode mode;
  private final Pacer pacer;
  private final InvocationObserver observer;

  Generator(LanguageModel model, LatencyMode mode, Pacer pacer, InvocationObserver observer) {
    this.model = model;
    this.mode = mode;
    this.pacer = pacer;
    this.observer = observer;
  }

  /** An answer in one piece. */
  record Whole(String text, Answer answer, int inputTokens, long latencyMs) {}

  /** Answers in one piece, after the time that a stream would have taken. */
  Whole whole(Call call, ModelPrompt prompt) throws InterruptedException {
    ModelPace pace = pace(call);
    Answer answer = answer(prompt);
    String text = answer.rest();
    pacer.pause(pace.timeToFirstToken().plus(pace.timeFor(answer.tokens())));
    int inputTokens = inputTokens(prompt);
    Duration total = call.elapsed();
    report(call, Outcome.COMPLETED, total, inputTokens, answer.tokens());
    return new Whole(text, answer, inputTokens, total.toMillis());
  }

  /**
   * Streams the answer; each chunk leaves as it is produced.
   *
   * @throws IOException when the client is gone, or a fault cuts the stream
   */
  void stream(Call call, ModelPrompt prompt, EventStreamWriter frames, StreamDialect dialect)
      throws IOException, InterruptedException {
    ModelPace pace = pace(call);
    Answer answer = answer(prompt);
    int inputTokens = inputTokens(prompt);
    Duration first = Duration.ZERO;
    Outcome outcome = Outcome.CANCELLED;
    Optional<Fault> burst = call.fault(FaultKind.BURST);
    try {
      pacer.pause(pace.timeToFirstToken().minus(call.elapsed()));
      if (burst.isPresent()) {
        pacer.pause(burst.get().latency());
      }
      dialect.begin(call, inputTokens);
      int chunks = 0;
      boolean struck = false;
      String piece = answer.next(pace.chunkSize());
      while (!piece.isEmpty()) {
        requireClient(call);
        dialect.text(piece);
        if (burst.isEmpty()) {
          frames.flush();
        }
        if (chunks++ == 0) {
          first = call.elapsed();
        }
        if (chunks == CHUNKS_BEFORE_A_FAULT) {
          struck = true;
          if (strike(call, frames)) {
            outcome = Outcome.FAILED;
            return;
          }
        }
        letOthersRun();
        int before = answer.tokens();
        piece = answer.next(pace.chunkSize());
        if (burst.isEmpty()) {
          pacer.pause(pace.timeFor(answer.tokens() - before));
        }
      }
      if (!struck && strike(call, frames)) {
        outcome = Outcome.FAILED;
        return;
      }
      dialect.end(answer, inputTokens, first.toMillis(), call.elapsed().toMillis());
      frames.flush();
      outcome = Outcome.COMPLETED;
    } catch (CutException e) {
      outcome = Outcome.FAILED;
      throw e;
    } finally {
      report(call, outcome, first, inputTokens, answer.tokens());
    }
  }

  /**
   * Gives other answers their turn: instant models never pause, and a virtual thread that does not
   * block keeps its carrier, so that one answer's end would come before another's beginning.
   */
  @SuppressWarnings("ThreadPriorityCheck") // A matter of fairness; nothing is wrong without it.
  private static void letOthersRun() {
    Thread.yield();
  }

  /** Lets the mid-stream faults happen; true when the answer has ended with them. */
  private boolean strike(Call call, EventStreamWriter frames)
      throws IOException, InterruptedException {
    Optional<Fault> stall = call.fault(FaultKind.STALL);
    if (stall.isPresent()) {
      pacer.pause(stall.get().latency());
    }
    if (call.fault(FaultKind.MID_STREAM_CUT).isPresent()) {
      throw new CutException();
    }
    Optional<Fault> error = call.fault(FaultKind.MID_STREAM_ERROR);
    if (error.isPresent()) {
      StreamException.of(error.get().exception()).write(frames);
      frames.flush();
      return true;
    }
    return false;
  }

  private static void requireClient(Call call) throws IOException {
    if (call.reply().clientGone()) {
      throw new IOException("The client is gone");
    }
  }

  private Answer answer(ModelPrompt prompt) {
    return new Answer(model.reply(prompt), prompt.maxTokens(), prompt.stopSequences());
  }

  private ModelPace pace(Call call) {
    return new ModelPace(
        mode == LatencyMode.INSTANT ? null : call.model().latency(), call.random());
  }

  private void report(Call call, Outcome outcome, Duration first, int input, int output) {
    observer.ended(
        new Invocation(
            call.requestId(),
            call.operation(),
            call.model().modelId(),
            outcome,
            first,
            call.elapsed(),
            new Usage(input, output)));
  }

  private static int inputTokens(ModelPrompt prompt) {
    int tokens = 0;
    for (String system : prompt.system()) {
      tokens += TokenCounter.count(system);
    }
    for (PromptMessage message : prompt.messages()) {
      tokens += TokenCounter.count(message.text());
    }
    return tokens;
  }

  /** The cut that a fault ordered; it breaks the connection as a vanished server would. */
  private static final class CutException extends IOException {
    private static final long serialVersionUID = 1L;

    private CutException() {
      super("Cut by a fault on demand");
    }
  }
}
