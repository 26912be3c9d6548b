package com.mangaassist.views.transcript;

import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.views.controls.ModelColor;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The line under an answer. What is absent is not shown.
 *
 * @param model name for people, as "Claude Sonnet"
 * @param colour of the model
 * @param offline whether the offline model answered; a quiet chip says so
 * @param phase what is waited for; absent once the answer is finished
 * @param elapsed the running clock while there is a phase, else the total
 * @param firstToken from sending to the first token
 * @param inputTokens 0 when not known
 * @param outputTokens 0 when not known
 * @param tokensPerSecond 0 when not known
 * @param costUsd US dollars; "so far" while there is a phase
 * @param origin where the answer is from
 * @param estimated whether the output tokens, and with them rate and cost, are guessed from the
 *     text that has come; the cost is then that of the output alone
 * @param flag what decided which model answers; absent until the gateway has told it
 */
public record AnswerFoot(
    @Nullable String model,
    ModelColor colour,
    boolean offline,
    @Nullable AnswerPhase phase,
    @Nullable Duration elapsed,
    @Nullable Duration firstToken,
    int inputTokens,
    int outputTokens,
    double tokensPerSecond,
    @Nullable BigDecimal costUsd,
    AnswerOrigin origin,
    boolean estimated,
    @Nullable FlagDecision flag) {

  /** Nothing is known. */
  public static final AnswerFoot EMPTY =
      new AnswerFoot(
          null,
          ModelColor.GREY,
          false,
          null,
          null,
          null,
          0,
          0,
          0,
          null,
          AnswerOrigin.CHOSEN,
          false,
          null);

  /** The same in this phase, with this on the clock. */
  public AnswerFoot running(AnswerPhase now, Duration clock) {
    return new AnswerFoot(
        model,
        colour,
        offline,
        now,
        clock,
        firstToken,
        inputTokens,
        outputTokens,
        tokensPerSecond,
        costUsd,
        origin,
        estimated,
        flag);
  }
}
