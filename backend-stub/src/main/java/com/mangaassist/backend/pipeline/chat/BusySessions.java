package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions in which an answer is under way: one at a time, so that each knows those before it.
 * Branches know what they follow by its name, so two of them may be answered side by side.
 */
final class BusySessions {

  private static final int MOST_BRANCHES = 2;

  /** -1 where the session is spoken to without a place, else the number of branches. */
  private final Map<String, Integer> sessions = new ConcurrentHashMap<>();

  /** Takes a session for an answer; false while it is busy. */
  boolean enter(String sessionId, ChatRequest request) {
    boolean branch = request.after() != null;
    var entered = new boolean[1];
    sessions.compute(
        sessionId,
        (id, now) -> {
          if (now == null) {
            entered[0] = true;
            return branch ? 1 : -1;
          }
          entered[0] = branch && now > 0 && now < MOST_BRANCHES;
          return entered[0] ? Integer.valueOf(now + 1) : now;
        });
    return entered[0];
  }

  /** The answer has ended. */
  void leave(String sessionId) {
    sessions.computeIfPresent(sessionId, (id, now) -> now > 1 ? Integer.valueOf(now - 1) : null);
  }
}
