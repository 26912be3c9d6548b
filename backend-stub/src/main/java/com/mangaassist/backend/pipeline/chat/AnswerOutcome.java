package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatAnswer;

/** How a message ended. What it says of the answer is on the disk. */
public sealed interface AnswerOutcome {

  /** The answer is whole; with its text. */
  record Completed(ChatAnswer answer) implements AnswerOutcome {}

  /** It was stopped; what had been streamed is kept. */
  record Stopped(StopSignal.Reason reason) implements AnswerOutcome {}

  /**
   * Something failed; what had been streamed is kept.
   *
   * @param code stable name of what went wrong
   * @param retryable true when the same message may work later
   */
  record Failed(String code, boolean retryable) implements AnswerOutcome {

    /** Code of an answer that took longer than its caller waits. */
    public static final String TIMEOUT = "EndpointTimeout";

    /** Code of a fault in this program. */
    public static final String INTERNAL = "InternalError";

    /** Code of a store that could not keep the message. */
    public static final String STORAGE = "StorageFailed";

    /** Code of a model that had nothing to say. */
    public static final String EMPTY = "EmptyAnswer";

    /** Code of a message that was to follow one that its session does not have. */
    public static final String NO_SUCH_MESSAGE = "NoSuchMessage";
  }

  /** The session has an answer under way, which goes on; nothing was kept of this message. */
  record Busy() implements AnswerOutcome {}

  /** The session belongs to another customer; nothing was kept. */
  record NotTheirs() implements AnswerOutcome {}
}
