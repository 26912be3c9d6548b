package com.mangaassist.services.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that is kept as a test.
 *
 * @param id names its file
 * @param customerId who speaks
 * @param segment free or premium
 * @param language ja or en; null leaves it to the messages
 * @param modelId null leaves it to the flag
 * @param steps in order, in one session
 */
public record ConversationTest(
    String id,
    String name,
    String customerId,
    String segment,
    @Nullable String language,
    @Nullable String modelId,
    List<TestStep> steps) {

  public ConversationTest {
    steps = List.copyOf(steps);
  }

  /** The same with other expectations of one step. */
  public ConversationTest with(int step, List<Expectation> expectations) {
    List<TestStep> changed = new ArrayList<>(steps);
    changed.set(step, new TestStep(steps.get(step).message(), expectations));
    return new ConversationTest(id, name, customerId, segment, language, modelId, changed);
  }
}
