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
   * @param arms how its models are asked
   * @param all all flags as they were delivered
   */
  private record Known(@Nullable RolloutFlag flag, Arms arms, JsonNode all, Standing standing) {

    Known standing(Standing other) {
      return new Known(flag, arms, all, other);
    }
  }

  /**
   * Decides by that flag until others are {@link #take}n.
   *
   * @param models true for the id of a model that can answer
   */
  public ModelRollout(RolloutFlag release, Predicate<String> models) {
    this.release = release;
    this.models = models;
    this.known = new Known(release, Arms.PLAIN, Json.object(), Standing.RELEASE);
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
    Arms arms = DeliveredFlags.arms(all.path(name));
    if (flag != null) {
      requireModel(flag.modelId());
      requireModel(flag.fallbackModelId());
    }
    if (arms.split() != null) {
      requireModel(arms.split().modelId());
    }
    known = new Known(flag, arms, all, new Standing(origin, ""));
  }

  private void requireModel(String id) {
    if (!models.test(id)) {
      throw new IllegalArgumentException(
          release.name() + " names a model that is not there: " + id);
    }
  }

  @Override
  public synchronized void failed(String why) {
    known = known.standing(known.standing().with(why));
  }

  @Override
  public synchronized void passed() {
    known = known.standing(known.standing().with(""));
  }

  @Override
  public Standing standing() {
    return known.standing();
  }

  /**
   * The model for a customer.
   *
   * @param segment what kind of customer it is
   * @param sessionId which of two versions is given: it stays the same for a whole session
   * @param named the model that the caller asked for, or null to let the flag decide
   */
  public FlagDecision decide(
      String customerId, String segment, String sessionId, @Nullable String named) {
    Known now = known;
    RolloutFlag flag = now.flag();
    if (named != null) {
      return new FlagDecision(
          release.name(),
          RolloutBucket.of(release.name(), customerId),
          flag == null ? 0 : flag.rolloutPercentage(),
          named,
          FlagReason.OVERRIDDEN);
    }
    return flag == null
        ? without(release.name(), customerId)
        : decide(flag, now.arms(), customerId, segment, sessionId);
  }

  private static FlagDecision decide(
      RolloutFlag flag, Arms arms, String customerId, String segment, String sessionId) {
    FlagDecision decision = flag.decide(customerId, segment);
    Arms.Split split = arms.split();
    return split != null
            && rolledOut(flag, decision)
            && RolloutBucket.of(flag.name() + "/split", sessionId) < split.weight()
        ? new FlagDecision(
            flag.name(),
            decision.bucket(),
            decision.rolloutPercentage(),
            split.modelId(),
            FlagReason.SPLIT)
        : decision;
  }

  private static boolean rolledOut(RolloutFlag flag, FlagDecision decision) {
    return flag.enabled() && decision.bucket() < decision.rolloutPercentage();
  }

  /** As the shop's document has it for a flag that is not there. */
  private FlagDecision without(String name, String user) {
    return new FlagDecision(
        name, RolloutBucket.of(name, user), 0, release.fallbackModelId(), FlagReason.ERROR);
  }

  /**
   * What any flag decides for a user, and why.
   *
   * @param segment what kind of customer the user is
   * @param session in which the user asks; empty for any
   */
  public FlagExplanation explain(String name, String user, String segment, String session) {
    Known now = known;
    RolloutFlag flag = now.flag();
    Arms arms = now.arms();
    if (flag == null || !flag.name().equals(name)) {
      if (!now.all().has(name)) {
        return new FlagExplanation(
            without(name, user), false, FlagExplanation.FLAG_NOT_FOUND, now.standing());
      }
      try {
        flag = DeliveredFlags.flag(name, now.all().path(name), release.fallbackModelId());
        arms = DeliveredFlags.arms(now.all().path(name));
      } catch (IllegalArgumentException e) {
        return new FlagExplanation(
            without(name, user), false, FlagExplanation.PARSE_ERROR, now.standing());
      }
    }
    FlagDecision decision =
        session.isEmpty() ? flag.decide(user, segment) : decide(flag, arms, user, segment, session);
    return new FlagExplanation(decision, rolledOut(flag, decision), null, now.standing());
  }

  /** How the model of that decision is asked. */
  public ModelParameters parameters(FlagDecision decision) {
    return arm(known, decision).parameters();
  }

  /** What the flag lets the model of that decision use a day; null for no end. */
  public Question.@Nullable Budget budget(FlagDecision decision) {
    Arm arm = arm(known, decision);
    Long tokens = arm.parameters().tokensPerDay();
    return tokens == null ? null : new Question.Budget(decision.name() + arm.account(), tokens);
  }

  /**
   * One of a flag's models.
   *
   * @param account what its budget is called behind the flag's name
   */
  private record Arm(ModelParameters parameters, String account) {}

  private static Arm arm(Known now, FlagDecision decision) {
    RolloutFlag flag = now.flag();
    if (flag == null || decision.reason() == FlagReason.OVERRIDDEN) {
      return new Arm(ModelParameters.USUAL, "");
    }
    Arms.Split split = now.arms().split();
    if (decision.variant().equals(flag.modelId())) {
      return new Arm(now.arms().rolledOut(), "");
    }
    return split != null && decision.variant().equals(split.modelId())
        ? new Arm(split.parameters(), "/split")
        : new Arm(now.arms().fallback(), "/fallback");
  }
}
