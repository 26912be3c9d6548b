package com.mangaassist.services.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a customer with the answer to it, as they are kept.
 *
 * @param messageId id of the turn
 * @param correlationId runs through every hop of the turn
 * @param message what the customer wrote
 * @param state how far the answer got
 * @param answer the answer's text, whole or as far as it got
 * @param details everything else about the answer, absent unless {@code state} is COMPLETE
 * @param problem code of what went wrong, for FAILED
 * @param at when the message arrived, UTC
 * @param after id of the turn that it follows; null for one that follows none
 * @param remark what staff say of the answer
 */
public record StoredTurn(
    String messageId,
    String correlationId,
    String message,
    AnswerState state,
    String answer,
    @Nullable ChatAnswer details,
    @Nullable String problem,
    Instant at,
    @Nullable String after,
    Remark remark) {

  /** One that follows none and of which nobody said anything. */
  public StoredTurn(
      String messageId,
      String correlationId,
      String message,
      AnswerState state,
      String answer,
      @Nullable ChatAnswer details,
      @Nullable String problem,
      Instant at) {
    this(messageId, correlationId, message, state, answer, details, problem, at, null, Remark.NONE);
  }

  /** The same after another turn. */
  public StoredTurn following(@Nullable String other) {
    return new StoredTurn(
        messageId, correlationId, message, state, answer, details, problem, at, other, remark);
  }
}
