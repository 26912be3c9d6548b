package com.mangaassist.services.checks;

import java.util.List;

/** A message and what is expected of its answer. */
public record TestStep(String message, List<Expectation> expectations) {
  public TestStep {
    expectations = List.copyOf(expectations);
  }
}
