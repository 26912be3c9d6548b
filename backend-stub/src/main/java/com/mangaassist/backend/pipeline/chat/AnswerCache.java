package com.mangaassist.backend.pipeline.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whole answers to questions that many ask, for a while. The key is what the answer rests on: the
 * plain words of the message, the model that the flag chose, and the prompt with its template, its
 * language, and the products with price and stock as they are now. A change of any of them is
 * another key, so nothing stale is found, and nothing has to be told. Safe for many threads.
 */
public final class AnswerCache {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final long MOST_CHARACTERS = 8_000_000;

  private final Cache<String, String> answers;

  /**
   * An empty one.
   *
   * @param nanos as {@link System#nanoTime}
   */
  public AnswerCache(LongSupplier nanos) {
    Ticker ticker = nanos::getAsLong;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String key, String answer) -> key.length() + answer.length())
            .expireAfterWrite(KEPT)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /** The key of a prompt's answer by that model. */
  static String key(Prompt prompt, String message, String modelId) {
    return Fingerprint.of(
        List.of(
            modelId,
            prompt.system(),
            PlainText.of(message),
            prompt.maxTokens() + " " + prompt.temperature()));
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(answers.getIfPresent(key));
  }

  void keep(String key, String answer) {
    answers.put(key, answer);
  }
}
