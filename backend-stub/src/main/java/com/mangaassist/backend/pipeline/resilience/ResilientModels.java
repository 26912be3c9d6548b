package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.backend.pipeline.models.ModelCaller;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.services.models.ModelSpec;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Asks models so that one that fails does not leave the customer without an answer. */
public final class ResilientModels {

  private final ModelCaller caller;
  private final Settings settings;
  private final Map<String, ModelGuard> guards = new ConcurrentHashMap<>();

  /**
   * How it goes about it.
   *
   * @param attempts calls of one model while it throttles, the first included
   * @param backoff the waits between them
   * @param limits of each model
   * @param clock for breakers, UTC
   * @param nanos as {@link System#nanoTime}
   */
  public record Settings(
      int attempts,
      Backoff backoff,
      Function<ModelSpec, ModelLimits> limits,
      TokenBudgets budgets,
      Clock clock,
      LongSupplier nanos) {}

  /** Asks through that caller. */
  public ResilientModels(ModelCaller caller, Settings settings) {
    this.caller = caller;
    this.settings = settings;
  }

  /** The model that answers when {@code modelId} is asked: itself, or its successor. */
  public ModelSpec answering(String modelId) {
    return caller.answering(modelId);
  }

  /** Nothing is asked yet; the round has to be closed. */
  public ModelRound ask(Question question) {
    return new ModelRound(this, caller, settings, question);
  }

  /** Counts what an answer has used against its budget. */
  public TokenBudgets budgets() {
    return settings.budgets();
  }

  ModelGuard guard(String modelId) {
    return guards.computeIfAbsent(
        modelId,
        id -> new ModelGuard(id, settings.limits().apply(caller.answering(id)), settings.clock()));
  }

  /** The models that have been asked, by id, and how they are. */
  public List<ModelState> states() {
    return guards.entrySet().stream()
        .map(each -> new ModelState(each.getKey(), each.getValue().trouble()))
        .sorted(Comparator.comparing(ModelState::modelId))
        .toList();
  }

  /** The models that are left out now, and why. */
  public Map<String, String> troubles() {
    Map<String, String> all = new TreeMap<>();
    states().stream()
        .filter(each -> !each.trouble().isEmpty())
        .forEach(each -> all.put(each.modelId(), each.trouble()));
    return all;
  }
}
