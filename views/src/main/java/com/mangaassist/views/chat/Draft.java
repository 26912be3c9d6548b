package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatRequest;

/**
 * A message as far as it is typed.
 *
 * @param characters as the gateway counts them: Unicode code points
 */
record Draft(int characters, boolean blank) {

  /** From here on the count is shown. */
  private static final int NEAR = ChatRequest.MAX_MESSAGE_CHARACTERS * 9 / 10;

  static Draft of(String text) {
    String sent = text.strip();
    return new Draft(sent.codePointCount(0, sent.length()), sent.isEmpty());
  }

  boolean isTooLong() {
    return characters > ChatRequest.MAX_MESSAGE_CHARACTERS;
  }

  boolean isNearTheLimit() {
    return characters >= NEAR;
  }

  boolean canBeSent() {
    return !blank && !isTooLong();
  }
}
