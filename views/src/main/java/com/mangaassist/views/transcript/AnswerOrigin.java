package com.mangaassist.views.transcript;

/** Where an answer is from. */
public enum AnswerOrigin {
  /** The model that was asked wrote it. */
  CHOSEN,
  /** Another model wrote it, because that one did not. */
  OTHER_MODEL,
  /** The cache had it. */
  CACHE,
  /** No model wrote it: the same question had been answered before. */
  EARLIER,
  /** No model wrote it: it says that there is no answer. */
  NOBODY
}
