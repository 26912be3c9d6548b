package com.mangaassist.services.chat;

import com.mangaassist.services.flags.FlagDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame that the gateway sends over {@code WS /prod}. */
public sealed interface ServerFrame {

  /**
   * The answer entered a phase.
   *
   * @param modelId the model that was chosen; absent before the phase waiting
   * @param flag how it was chosen; absent before the phase waiting
   * @param messageId under which the message is kept; absent before the phase waiting
   */
  record Status(
      Phase phase,
      String correlationId,
      @Nullable String modelId,
      @Nullable FlagDecision flag,
      @Nullable String messageId)
      implements ServerFrame {

    /** One that tells of the model alone. */
    public Status(
        Phase phase, String correlationId, @Nullable String modelId, @Nullable FlagDecision flag) {
      this(phase, correlationId, modelId, flag, null);
    }

    /** A phase in which no model is chosen yet, or was told before. */
    public Status(Phase phase, String correlationId) {
      this(phase, correlationId, null, null, null);
    }
  }

  /** What retrieval found for the message. */
  record Products(List<ProductCard> products) implements ServerFrame {
    public Products {
      products = List.copyOf(products);
    }
  }

  /** A piece of the answer; {@code seq} counts from 0 without a gap. */
  record Token(int seq, String text) implements ServerFrame {}

  /** The answer is whole. */
  record Done(ChatAnswer answer) implements ServerFrame {}

  /** The answer was stopped on request; what was streamed is kept. */
  record Stopped() implements ServerFrame {}

  /** Take back what was shown; a safe answer follows. */
  record Retracted(String reason) implements ServerFrame {}

  /**
   * Something could not be done; the socket stays open.
   *
   * @param code stable name, as {@code InvalidMessage}
   * @param retryable true when the same message may work later
   */
  record Failure(String code, String message, boolean retryable) implements ServerFrame {

    /** {@code code} of the answer to a stop that came when no answer was under way, or no more. */
    public static final String NOTHING_TO_STOP = "NothingToStop";
  }

  /** Answer to {@code {"action":"ping"}}. */
  record Pong() implements ServerFrame {}
}
