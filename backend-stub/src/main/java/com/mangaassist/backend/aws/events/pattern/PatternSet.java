package com.mangaassist.backend.aws.events.pattern;

import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/** Patterns in one machine, as those of a bus are, for whoever measures them. */
public final class PatternSet {

  private final GenericMachine<Integer> machine = GenericMachine.<Integer>builder().build();

  /**
   * Compiles the patterns.
   *
   * @throws PatternException one is not valid
   */
  public PatternSet(List<String> patterns) throws PatternException {
    for (int i = 0; i < patterns.size(); i++) {
      for (var alternative : Patterns.compile(patterns.get(i))) {
        machine.addPatternRule(i, alternative);
      }
    }
  }

  /**
   * How many of the patterns an event matches.
   *
   * @throws IllegalArgumentException it is no event
   */
  public int matching(String event) {
    try {
      return machine.rulesForJSONEvent(event).size();
    } catch (Exception e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }
}
