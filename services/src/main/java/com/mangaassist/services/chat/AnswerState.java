package com.mangaassist.services.chat;

/** How far an answer got. */
public enum AnswerState {
  /** Being written right now. */
  STREAMING,
  COMPLETE,
  /** Stopped by the customer; the text is what had been streamed. */
  STOPPED,
  /** The program ended in the middle of it. */
  BROKEN,
  /** The pipeline gave up with an error. */
  FAILED
}
