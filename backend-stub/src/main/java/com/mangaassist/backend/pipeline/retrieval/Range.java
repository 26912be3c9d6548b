package com.mangaassist.backend.pipeline.retrieval;

/** A closed range of whole numbers; {@link #ANY} holds every number. */
public record Range(int min, int max) {
  public static final Range ANY = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

  public static Range atMost(int max) {
    return new Range(Integer.MIN_VALUE, max);
  }

  public static Range atLeast(int min) {
    return new Range(min, Integer.MAX_VALUE);
  }

  public boolean contains(int value) {
    return value >= min && value <= max;
  }

  public boolean isAny() {
    return equals(ANY);
  }

  /** The numbers that both ranges hold; empty when they do not meet. */
  public Range and(Range other) {
    int higherMin = Math.max(min, other.min);
    int lowerMax = Math.min(max, other.max);
    return new Range(higherMin, lowerMax);
  }
}
