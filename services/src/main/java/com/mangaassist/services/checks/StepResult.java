package com.mangaassist.services.checks;

import com.mangaassist.services.chat.ChatAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a step.
 *
 * @param answer with its text; null when there was none
 * @param problem why there was none, for people
 * @param outcomes of its expectations, in their order; empty without an answer
 */
public record StepResult(
    String message, @Nullable ChatAnswer answer, @Nullable String problem, List<Outcome> outcomes) {

  public StepResult {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether everything is as expected. */
  public boolean passed() {
    return problem == null && outcomes.stream().allMatch(Outcome::passed);
  }
}
