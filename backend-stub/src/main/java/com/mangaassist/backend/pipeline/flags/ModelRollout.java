package com.mangaassist.backend.pipeline.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.configuration.Configured;
import com.mangaassist.backend.pipeline.configuration.Origin;
import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.services.flags.ConfigurationSeed;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.flags.RolloutBucket;
import com.mangaassist.services.flags.RolloutFlag;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which model answers a customer; the variant of a decision is a model id. Decisions are
 * made in memory, by what was read last; safe for many threads.
 */
public final class ModelRollout implements Configured {

  private final RolloutFlag release;
  private final Predicate<String> models;
  private volatile Known known;

  /**
   * What is known.
   *
   * @param flag the flag that decides; null when it is not among those delivered
   * @param all all flags as they were delivered
   */
  private record Known(@Nullable RolloutFlag flag, JsonNode all, Standing standing) {}

  /**
   * Decides by that flag until others are {@link #take}n.
   *
   * @param models true for the id of a model that can answer
   */
  public ModelRollout(RolloutFlag release, Predicate<String> models) {
    this.release = release;
    this.models = models;
    this.known = new Known(release, Json.object(), Standing.RELEASE);
  }

  /** Begins with the flag that comes with this release: {@code sonnet-rollout}. */
  public static ModelRollout bundled(ModelCatalog models) {
    try (InputStream in = ModelRollout.class.getResourceAsStream("sonnet-rollout.json")) {
      if (in == null) {
        throw new IllegalStateException("sonnet-rollout.json is missing from the program");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ModelRollout(
          Json.read(json, RolloutFlag.class),
          id -> models.find(id).filter(ModelSpec::talks).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String profile() {
    return "ai-feature-flags";
  }

  @Override
  public String type() {
    return ConfigurationSeed.FLAGS;
  }

  @Override
  public String first() {
    return DeliveredFlags.document(release);
  }

  /** Takes the flags as AppConfigData delivers them; only the one that decides has to be right. */
  @Override
  public synchronized void take(String content, Origin origin) {
    JsonNode all = DeliveredFlags.all(content);
    String name = release.name();
    RolloutFlag flag =
        all.has(name) ? DeliveredFlags.flag(name, all.path(name), release.fallbackModelId()) : null;
    if (flag != null) {
      requireModel(flag.modelId());
      requireModel(flag.fallbackModelId());
    }
    known = new Known(flag, all, new Standing(origin, ""));
  }

  private void requireModel(String id) {
    if (!models.test(id)) {
      throw new IllegalArgumentException(
          release.name() + " names a model that is not there: " + id);
    }
  }

  @Override
  public synchronized void failed(String why) {
    known = new Known(known.flag(), known.all(), known.standing().with(why));
  }

  @Override
  public synchronized void passed() {
    known = new Known(known.flag(), known.all(), known.standing().with(""));
  }

  @Override
  public Standing standing() {
    return known.standing();
  }

  /**
   * The model for a customer.
   *
   * @param named the model that the caller asked for, or null to let the flag decide
   */
  public FlagDecision decide(String customerId, @Nullable String named) {
    RolloutFlag flag = known.flag();
    if (named != null) {
      return new FlagDecision(
          release.name(),
          RolloutBucket.of(release.name(), customerId),
          flag == null ? 0 : flag.rolloutPercentage(),
          named,
          FlagReason.OVERRIDDEN);
    }
    return flag == null ? without(release.name(), customerId) : flag.decide(customerId);
  }

  /** As the shop's document has it for a flag that is not there. */
  private FlagDecision without(String name, String user) {
    return new FlagDecision(
        name, RolloutBucket.of(name, user), 0, release.fallbackModelId(), FlagReason.ERROR);
  }

  /** What any flag decides for a user, and why. */
  public FlagExplanation explain(String name, String user) {
    Known now = known;
    RolloutFlag flag = now.flag();
    if (flag == null || !flag.name().equals(name)) {
      if (!now.all().has(name)) {
        return new FlagExplanation(
            without(name, user), false, FlagExplanation.FLAG_NOT_FOUND, now.standing());
      }
      try {
        flag = DeliveredFlags.flag(name, now.all().path(name), release.fallbackModelId());
      } catch (IllegalArgumentException e) {
        return new FlagExplanation(
            without(name, user), false, FlagExplanation.PARSE_ERROR, now.standing());
      }
    }
    FlagDecision decision = flag.decide(user);
    boolean enabled = flag.enabled() && decision.bucket() < flag.rolloutPercentage();
    return new FlagExplanation(decision, enabled, null, now.standing());
  }

  /** What the flag lets the model of that decision use a day; null for no end. */
  public Question.@Nullable Budget budget(FlagDecision decision) {
    RolloutFlag flag = known.flag();
    Long tokens = flag == null ? null : flag.tokensPerDay();
    boolean rolledOut =
        flag != null
            && decision.reason() != FlagReason.OVERRIDDEN
            && decision.variant().equals(flag.modelId());
    return tokens != null && rolledOut ? new Question.Budget(decision.name(), tokens) : null;
  }
}
