package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code deployment}.
 *
 * @param environment key of its environment
 * @param profile key of its profile, which may be gone
 * @param strategy what the strategy was when it started
 * @param stepsDone how many growth steps have happened
 * @param content what clients are given
 */
record Deployment(
    long seq,
    long environment,
    int number,
    long profile,
    String applicationId,
    String environmentId,
    String profileId,
    Strategy strategy,
    StepTiming timing,
    String configurationName,
    String locationUri,
    String version,
    @Nullable String label,
    @Nullable String description,
    DeploymentState state,
    float percentage,
    int stepsDone,
    Instant startedAt,
    @Nullable Instant completedAt,
    String contentType,
    long content) {

  static Deployment find(Connection connection, Environment environment, int number)
      throws SQLException, RestFault {
    Optional<Deployment> found =
        Sql.first(
            connection,
            Deployment::of,
            "SELECT * FROM deployment WHERE environment = ? AND number = ?",
            environment.seq(),
            number);
    if (found.isEmpty()) {
      throw NotFound.of("Deployment", number);
    }
    return found.get();
  }

  /** The newest first. */
  static List<Deployment> list(Connection connection, Environment environment, Page page)
      throws SQLException {
    return Sql.list(
        connection,
        Deployment::of,
        "SELECT * FROM deployment WHERE environment = ?1 AND (?2 = 0 OR number < ?2)"
            + " ORDER BY number DESC LIMIT ?3",
        environment.seq(),
        page.after(),
        page.fetch());
  }

  /** All that time goes on changing. */
  static List<Deployment> active(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        Deployment::of,
        "SELECT * FROM deployment WHERE state IN ('DEPLOYING', 'BAKING', 'ROLLING_BACK')"
            + " ORDER BY seq");
  }

  /** The one of a profile that grows or bakes in an environment. */
  static Optional<Deployment> growing(Connection connection, long environment, long profile)
      throws SQLException {
    return Sql.first(
        connection,
        Deployment::of,
        "SELECT * FROM deployment WHERE environment = ? AND profile = ?"
            + " AND state IN ('DEPLOYING', 'BAKING')",
        environment,
        profile);
  }

  /** Whether any deployment of a profile, in any environment, is still under way. */
  static boolean isActive(Connection connection, Profile profile) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getInt(1),
            "SELECT 1 FROM deployment WHERE profile = ?"
                + " AND state IN ('DEPLOYING', 'BAKING', 'ROLLING_BACK') LIMIT 1",
            profile.seq())
        .isPresent();
  }

  /** The last one of a profile that completed in an environment and was not reverted. */
  static Optional<Deployment> settled(Connection connection, long environment, long profile)
      throws SQLException {
    return Sql.first(
        connection,
        Deployment::of,
        "SELECT * FROM deployment WHERE environment = ? AND profile = ? AND state = 'COMPLETE'"
            + " ORDER BY number DESC LIMIT 1",
        environment,
        profile);
  }

  /** The growth steps' percentages; one jump when there is no time to grow in. */
  List<Float> steps() {
    return strategy.durationMinutes() == 0
        ? List.of(100f)
        : strategy.growthType().steps(strategy.growthFactor());
  }

  /** When growth step {@code step} is due; the step after the last is the bake time's start. */
  Instant stepAt(int step) {
    return startedAt.plus(
        timing.offset(step, steps().size(), Duration.ofMinutes(strategy.durationMinutes())));
  }

  /** When it completes if nothing stops it. */
  Instant completesAt() {
    return stepAt(steps().size()).plus(Duration.ofMinutes(strategy.bakeMinutes()));
  }

  /** When time changes it next; it has to be active. */
  Instant due() {
    return switch (state) {
      case DEPLOYING -> stepAt(stepsDone);
      case BAKING -> completesAt();
      default -> startedAt;
    };
  }

  String resource() {
    return "application/"
        + applicationId
        + "/environment/"
        + environmentId
        + "/deployment/"
        + number;
  }

  ObjectNode json(List<DeploymentEvent> newestFirst) {
    ObjectNode json =
        Json.object()
            .put("ApplicationId", applicationId)
            .put("EnvironmentId", environmentId)
            .put("DeploymentStrategyId", strategy.id())
            .put("ConfigurationProfileId", profileId)
            .put("DeploymentNumber", number)
            .put("ConfigurationName", configurationName)
            .put("ConfigurationLocationUri", locationUri)
            .put("ConfigurationVersion", version)
            .put("Description", description);
    progress(json);
    var log = json.putArray("EventLog");
    newestFirst.forEach(event -> log.add(event.json()));
    json.putArray("AppliedExtensions");
    return json;
  }

  ObjectNode summary() {
    ObjectNode json =
        Json.object()
            .put("DeploymentNumber", number)
            .put("ConfigurationName", configurationName)
            .put("ConfigurationVersion", version);
    progress(json);
    return json;
  }

  private void progress(ObjectNode json) {
    json.put("DeploymentDurationInMinutes", strategy.durationMinutes())
        .put("GrowthType", strategy.growthType().name())
        .put("GrowthFactor", strategy.growthFactor())
        .put("FinalBakeTimeInMinutes", strategy.bakeMinutes())
        .put("State", state.name())
        .put("PercentageComplete", percentage)
        .put("StartedAt", startedAt.toString())
        .put("CompletedAt", completedAt == null ? null : completedAt.toString())
        .put("VersionLabel", label);
  }

  private static Deployment of(ResultSet row) throws SQLException {
    long completed = row.getLong("completed_at");
    Instant completedAt = row.wasNull() ? null : Instant.ofEpochMilli(completed);
    String strategyId = row.getString("strategy_id");
    return new Deployment(
        row.getLong("seq"),
        row.getLong("environment"),
        row.getInt("number"),
        row.getLong("profile"),
        row.getString("application_id"),
        row.getString("environment_id"),
        row.getString("profile_id"),
        new Strategy(
            0,
            strategyId,
            strategyId,
            null,
            row.getInt("duration_minutes"),
            GrowthType.valueOf(row.getString("growth_type")),
            row.getFloat("growth_factor"),
            row.getInt("bake_minutes"),
            "NONE"),
        StepTiming.valueOf(row.getString("timing")),
        row.getString("configuration_name"),
        row.getString("location_uri"),
        row.getString("version"),
        row.getString("label"),
        row.getString("description"),
        DeploymentState.valueOf(row.getString("state")),
        row.getFloat("percentage"),
        row.getInt("steps_done"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        completedAt,
        row.getString("content_type"),
        row.getLong("content"));
  }
}
