package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.services.models.Usage;
import java.time.Duration;

/**
 * What the stand-in measured of one invocation that produced an answer.
 *
 * @param requestId the {@code x-amzn-RequestId} of the answer
 * @param operation such as {@code ConverseStream}
 * @param calledAs the id or inference profile by which the client called the model
 * @param firstToken from the arrival of the request to the first text on its way; for an answer in
 *     one piece the same as {@code total}
 * @param total from the arrival of the request to the end of the answer
 */
public record Invocation(
    String requestId,
    String operation,
    String modelId,
    String calledAs,
    Outcome outcome,
    Duration firstToken,
    Duration total,
    Usage usage) {
  /** How it ended. */
  public enum Outcome {
    /** The whole answer left. */
    COMPLETED,
    /** The client went before the end. */
    CANCELLED,
    /** A fault on demand ended it. */
    FAILED
  }

  static Invocation of(Call call, Outcome outcome, Duration firstToken, Usage usage) {
    return new Invocation(
        call.requestId(),
        call.operation(),
        call.model().modelId(),
        call.calledAs(),
        outcome,
        firstToken,
        call.elapsed(),
        usage);
  }
}
