package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody else than the first choice answered.
 *
 * @param answeredBy who did in the end
 * @param reason why the first choice did not: AWS's error code, or one of the gateway's own such as
 *     {@code BreakerOpen}, {@code BudgetSpent} or {@code ModelRetired}
 * @param tried everyone who did not answer, in the order in which they were asked
 * @param earlier where an earlier answer is from; absent in all other cases
 */
public record Fallback(
    By answeredBy,
    String reason,
    List<Tried> tried,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Earlier earlier) {

  /** Who gave the answer. */
  public enum By {
    /** The next model of the chain; the answer's {@code modelId} names it. */
    MODEL,
    /** An earlier answer to the same question; the answer's {@code modelId} names its writer. */
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

  /**
   * Where an earlier answer is from.
   *
   * @param modelId who wrote it
   * @param answeredAt when, as ISO 8601 in UTC
   */
  public record Earlier(String modelId, String answeredAt) {}

  /** Copies the list. */
  public Fallback {
    tried = List.copyOf(tried);
  }

  /** After those attempts; the first of them was the first choice. */
  public static Fallback after(List<Tried> tried, By answeredBy) {
    return new Fallback(answeredBy, tried.getFirst().reason(), tried, null);
  }

  /** After those attempts an earlier answer is given again. */
  public static Fallback earlier(List<Tried> tried, String modelId, Instant answeredAt) {
    return new Fallback(
        By.CACHE,
        tried.getFirst().reason(),
        tried,
        new Earlier(modelId, answeredAt.truncatedTo(ChronoUnit.MILLIS).toString()));
  }
}
