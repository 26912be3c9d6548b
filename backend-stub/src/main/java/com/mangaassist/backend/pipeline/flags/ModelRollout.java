package com.mangaassist.backend.pipeline.flags;

import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.flags.RolloutBucket;
import com.mangaassist.services.flags.RolloutFlag;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decides which model answers a customer; the variant of a decision is a model id. */
public final class ModelRollout {

  private final RolloutFlag flag;

  /** Decides by that flag. */
  public ModelRollout(RolloutFlag flag) {
    this.flag = flag;
  }

  /** The flag that comes with this release: {@code sonnet-rollout}. */
  public static ModelRollout bundled() {
    try (InputStream in = ModelRollout.class.getResourceAsStream("sonnet-rollout.json")) {
      if (in == null) {
        throw new IllegalStateException("sonnet-rollout.json is missing from the program");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModelRollout(Json.read(json, RolloutFlag.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The model for a customer.
   *
   * @param named the model that the caller asked for, or null to let the flag decide
   */
  public FlagDecision decide(String customerId, @Nullable String named) {
    return named == null
        ? flag.decide(customerId)
        : new FlagDecision(
            flag.name(),
            RolloutBucket.of(flag.name(), customerId),
            flag.rolloutPercentage(),
            named,
            FlagReason.OVERRIDDEN);
  }

  /** What the flag lets the model of that decision use a day; null for no end. */
  public Question.@Nullable Budget budget(FlagDecision decision) {
    Long tokens = flag.tokensPerDay();
    boolean rolledOut =
        decision.reason() != FlagReason.OVERRIDDEN && decision.variant().equals(flag.modelId());
    return tokens != null && rolledOut ? new Question.Budget(flag.name(), tokens) : null;
  }
}
