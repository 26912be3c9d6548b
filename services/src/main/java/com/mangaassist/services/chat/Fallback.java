package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * Why somebody else than the first choice answered.
 *
 * @param answeredBy who did in the end
 * @param reason why the first choice did not: AWS's error code, or one of the gateway's own such as
 *     {@code BreakerOpen}, {@code BudgetSpent} or {@code ModelRetired}
 * @param tried everyone who did not answer, in the order in which they were asked
 */
public record Fallback(By answeredBy, String reason, List<Tried> tried) {

  /** Who gave the answer. */
  public enum By {
    /** The next model of the chain; the answer's {@code modelId} names it. */
    MODEL,
    /** An earlier answer to the same question. */
    CACHE,
    /** Nobody could: a sentence that says so. */
    SENTENCE;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static By ofWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /** A model that did not answer, and why. */
  public record Tried(String modelId, String reason) {}

  public Fallback {
    tried = List.copyOf(tried);
  }

  /** After those attempts; the first of them was the first choice. */
  public static Fallback after(List<Tried> tried, By answeredBy) {
    return new Fallback(answeredBy, tried.getFirst().reason(), tried);
  }
}
