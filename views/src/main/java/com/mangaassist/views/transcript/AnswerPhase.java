package com.mangaassist.views.transcript;

/** What an answer that is under way waits for. */
public enum AnswerPhase {
  CONNECTING,
  MODERATING,
  RETRIEVING,
  WAITING,
  STREAMING,
  STOPPING
}
