package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.AnswerStream.CutException;
import com.mangaassist.backend.aws.bedrock.AnswerStream.EndedException;
import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the language model answer a prompt, whole or streamed, at the pace of its latency profile.
 */
final class Generator implements Engine {
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

  /** Answers in one piece, after the time that a stream would have taken. */
  @Override
  public Whole whole(Call call, ModelPrompt prompt) throws InterruptedException {
    ModelPace pace = pace(call);
    Answer answer = answer(prompt);
    String text = answer.rest();
    List<ToolUse> uses = new ArrayList<>();
    for (ToolUse use = next(call, answer); use != null; use = next(call, answer)) {
      uses.add(use);
    }
    pacer.pause(pace.timeToFirstToken().plus(pace.timeFor(answer.tokens())));
    Duration total = call.elapsed();
    Usage usage = new Usage(prompt.inputTokens(), answer.tokens());
    observer.ended(Invocation.of(call, Outcome.COMPLETED, total, usage));
    return new Whole(
        text, uses, new Ending(answer.stopReason(), answer.stopSequence(), usage, total, total));
  }

  @Override
  public void stream(Call call, ModelPrompt prompt, AnswerStream stream)
      throws IOException, InterruptedException {
    ModelPace pace = pace(call);
    Answer answer = answer(prompt);
    int inputTokens = prompt.inputTokens();
    Outcome outcome = Outcome.CANCELLED;
    try {
      pacer.pause(pace.timeToFirstToken().minus(call.elapsed()));
      stream.begin(inputTokens);
      if (pace.instant()) {
        stream.instant();
      }
      text(answer, pace, stream);
      for (ToolUse use = next(call, answer); use != null; use = next(call, answer)) {
        toolUse(use, pace, stream);
      }
      stream.end(
          new Ending(
              answer.stopReason(),
              answer.stopSequence(),
              new Usage(inputTokens, answer.tokens()),
              stream.first(),
              call.elapsed()));
      outcome = Outcome.COMPLETED;
    } catch (EndedException e) {
      outcome = Outcome.FAILED;
    } catch (CutException e) {
      outcome = Outcome.FAILED;
      throw e;
    } finally {
      observer.ended(
          Invocation.of(call, outcome, stream.first(), new Usage(inputTokens, answer.tokens())));
    }
  }

  private void text(Answer answer, ModelPace pace, AnswerStream stream)
      throws IOException, InterruptedException, EndedException {
    String piece = answer.next(pace.chunkSize());
    while (!piece.isEmpty()) {
      if (stream.text(piece)) {
        letOthersRun();
      }
      int before = answer.tokens();
      piece = answer.next(pace.chunkSize());
      pause(pace, answer.tokens() - before, stream);
    }
  }

  private void toolUse(ToolUse use, ModelPace pace, AnswerStream stream)
      throws IOException, InterruptedException, EndedException {
    stream.beginToolUse(use);
    Answer input =
        new Answer(Reply.endingItself(Json.write(use.input())), Integer.MAX_VALUE, List.of());
    int before = 0;
    for (String piece = input.next(pace.chunkSize());
        !piece.isEmpty();
        piece = input.next(pace.chunkSize())) {
      pause(pace, input.tokens() - before, stream);
      before = input.tokens();
      if (stream.toolInput(piece)) {
        letOthersRun();
      }
    }
  }

  private void pause(ModelPace pace, int tokens, AnswerStream stream) throws InterruptedException {
    if (!stream.heldBack()) {
      pacer.pause(pace.timeFor(tokens));
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

  private static @org.jspecify.annotations.Nullable ToolUse next(Call call, Answer answer) {
    return answer.nextCall(call.newId());
  }

  private Answer answer(ModelPrompt prompt) {
    return new Answer(model.reply(prompt), prompt.maxTokens(), prompt.stopSequences());
  }

  private ModelPace pace(Call call) {
    return new ModelPace(
        mode == LatencyMode.INSTANT ? null : call.model().latency(), call.random());
  }
}
