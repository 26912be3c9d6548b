package com.mangaassist.services.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a test.
 *
 * @param sessionId of the conversation that it was
 * @param steps those that were run, in order
 * @param at when it began
 */
public record TestResult(
    ConversationTest test,
    State state,
    String sessionId,
    List<StepResult> steps,
    Instant at,
    Duration took) {

  /** How a test ended. */
  public enum State {
    PASSED,
    /** Something is not as expected. */
    FAILED,
    /** There was no answer to judge. */
    ERROR,
    CANCELLED
  }

  public TestResult {
    steps = List.copyOf(steps);
  }
}
