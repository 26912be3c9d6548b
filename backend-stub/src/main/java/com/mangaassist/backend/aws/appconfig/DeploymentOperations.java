package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Start, stop, get and list deployments. */
final class DeploymentOperations {
  private static final Duration REVERTIBLE = Duration.ofDays(3);

  private final AppConfigStore store;
  private final Clock clock;
  private final StepTiming timing;
  private final String account;
  private final DeploymentEngine engine;

  /** {@code account} is the one that stops deployments, by the event log. */
  DeploymentOperations(
      AppConfigStore store,
      Clock clock,
      StepTiming timing,
      String account,
      DeploymentEngine engine) {
    this.store = store;
    this.clock = clock;
    this.timing = timing;
    this.account = account;
    this.engine = engine;
  }

  private record Ready(
      Environment environment, Profile profile, Strategy strategy, HostedVersion version) {}

  RestReply start(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String environmentId = call.path("EnvironmentId");
    Members members = call.members();
    String strategyId = members.text("DeploymentStrategyId");
    String profileId = members.text("ConfigurationProfileId");
    String version = members.text("ConfigurationVersion");
    Optional<String> description = members.optionalText("Description");
    Map<String, String> tags = Tags.of(members);
    Refusals.kms(members);
    engine.catchUp();

    Ready checked =
        store.read(
            connection ->
                ready(connection, applicationId, environmentId, profileId, strategyId, version));
    byte[] content =
        store.read(connection -> Contents.read(connection, checked.version().content()));
    Validation.require(checked.profile(), content);
    byte[] delivered = checked.profile().holdsFlags() ? FlagDelivery.simplified(content) : content;
    Instant now = Instant.ofEpochMilli(clock.millis());
    Deployment started =
        store.write(
            connection -> {
              Ready ready =
                  ready(connection, applicationId, environmentId, profileId, strategyId, version);
              Deployment deployment = insert(connection, ready, description, delivered, now);
              Tags.put(connection, deployment.resource(), tags);
              return deployment;
            });
    // The answer shows the beginning, as AWS's does, even when the first step is due at once.
    RestReply reply = RestReply.json(201, started.json(List.of(DeploymentEvent.started(now))));
    engine.refresh();
    return reply;
  }

  private static Ready ready(
      Connection connection,
      String applicationId,
      String environmentId,
      String profileId,
      String strategyId,
      String version)
      throws SQLException, RestFault {
    Environment environment = Environment.find(connection, applicationId, environmentId);
    Profile profile = Profile.find(connection, applicationId, profileId);
    Strategy strategy = Strategy.find(connection, strategyId);
    if (environment.state().busy()) {
      throw RestFault.conflict(
          "Environment %s currently has a state of %s. The current deployment must finish before a new deployment can be started."
              .formatted(environmentId, environment.state()));
    }
    Refusals.notHosted(profile);
    return new Ready(
        environment, profile, strategy, HostedVersion.named(connection, profile, version));
  }

  private Deployment insert(
      Connection connection,
      Ready ready,
      Optional<String> description,
      byte[] delivered,
      Instant now)
      throws SQLException, RestFault {
    Environment environment = ready.environment();
    Profile profile = ready.profile();
    Strategy strategy = ready.strategy();
    int number = environment.lastDeployment() + 1;
    Sql.update(
        connection,
        "UPDATE environment SET last_deployment = ?, state = ? WHERE seq = ?",
        number,
        EnvironmentState.DEPLOYING.name(),
        environment.seq());
    long content = content(connection, ready, delivered);
    Sql.update(
        connection,
        "INSERT INTO deployment (environment, number, profile, application_id, environment_id,"
            + " profile_id, strategy_id, configuration_name, location_uri, version, label,"
            + " description, duration_minutes, growth_type, growth_factor, bake_minutes, timing,"
            + " state, started_at, content_type, content)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        environment.seq(),
        number,
        profile.seq(),
        environment.applicationId(),
        environment.id(),
        profile.id(),
        strategy.id(),
        profile.name(),
        profile.locationUri(),
        Integer.toString(ready.version().number()),
        ready.version().label(),
        description.orElse(null),
        strategy.durationMinutes(),
        strategy.growthType().name(),
        strategy.growthFactor(),
        strategy.bakeMinutes(),
        timing.name(),
        DeploymentState.DEPLOYING.name(),
        now.toEpochMilli(),
        ready.version().contentType(),
        content);
    Deployment deployment = Deployment.find(connection, environment, number);
    DeploymentEvent.started(now).append(connection, deployment.seq());
    return deployment;
  }

  /**
   * Flags are given to clients in another form than they are kept in; a version that was deployed
   * before keeps its key, so that clients see nothing new in it.
   */
  private static long content(Connection connection, Ready ready, byte[] delivered)
      throws SQLException {
    if (!ready.profile().holdsFlags()) {
      return ready.version().content();
    }
    Optional<Long> before =
        Sql.first(
            connection,
            row -> row.getLong(1),
            "SELECT content FROM deployment WHERE profile = ? AND version = ? LIMIT 1",
            ready.profile().seq(),
            Integer.toString(ready.version().number()));
    return before.isPresent() ? before.get() : Contents.add(connection, delivered);
  }

  RestReply get(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String environmentId = call.path("EnvironmentId");
    int number = call.pathNumber("DeploymentNumber");
    engine.catchUp();
    return store.read(
        connection -> {
          Environment environment = Environment.find(connection, applicationId, environmentId);
          Deployment deployment = Deployment.find(connection, environment, number);
          return RestReply.json(
              200, deployment.json(DeploymentEvent.newestFirst(connection, deployment.seq())));
        });
  }

  RestReply list(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String environmentId = call.path("EnvironmentId");
    Page page = Page.of(call, "deployments");
    engine.catchUp();
    return page.reply(
        store.read(
            connection ->
                Deployment.list(
                    connection, Environment.find(connection, applicationId, environmentId), page)),
        Deployment::summary,
        Deployment::number);
  }

  RestReply stop(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String environmentId = call.path("EnvironmentId");
    int number = call.pathNumber("DeploymentNumber");
    boolean allowRevert = call.header("Allow-Revert").map(Boolean::parseBoolean).orElse(false);
    engine.catchUp();
    Instant now = Instant.ofEpochMilli(clock.millis());
    RestReply reply =
        store.write(
            connection -> {
              Environment environment = Environment.find(connection, applicationId, environmentId);
              Deployment deployment = Deployment.find(connection, environment, number);
              takeBack(connection, environment, deployment, allowRevert, now);
              return RestReply.json(
                  202,
                  Deployment.find(connection, environment, number)
                      .json(DeploymentEvent.newestFirst(connection, deployment.seq())));
            });
    engine.refresh();
    return reply;
  }

  private void takeBack(
      Connection connection,
      Environment environment,
      Deployment deployment,
      boolean allowRevert,
      Instant now)
      throws SQLException, RestFault {
    Progress progress = new Progress(connection, deployment);
    switch (deployment.state()) {
      case DEPLOYING -> progress.rollBack(DeploymentEvent.stopped(account, now));
      case BAKING -> {
        requireRevert(deployment, allowRevert);
        progress.rollBack(DeploymentEvent.stopped(account, now));
      }
      case COMPLETE -> {
        requireRevert(deployment, allowRevert);
        requireRevertible(connection, environment, deployment, now);
        progress.revert(now);
      }
      default -> throw notStoppable(deployment);
    }
  }

  private static void requireRevert(Deployment deployment, boolean allowRevert) throws RestFault {
    if (!allowRevert) {
      throw notStoppable(deployment);
    }
  }

  private static RestFault notStoppable(Deployment deployment) {
    return RestFault.badRequest(
        "Deployment %d cannot be stopped because it has a state of %s."
            .formatted(deployment.number(), deployment.state()));
  }

  private static void requireRevertible(
      Connection connection, Environment environment, Deployment deployment, Instant now)
      throws SQLException, RestFault {
    Instant completedAt = deployment.completedAt();
    if (completedAt == null || completedAt.plus(REVERTIBLE).isBefore(now)) {
      throw RestFault.badRequest(
          "Deployment %d cannot be reverted because it completed more than 72 hours ago."
              .formatted(deployment.number()));
    }
    if (environment.state().busy()) {
      throw RestFault.badRequest(
          "Deployment %d cannot be reverted because environment %s has a state of %s."
              .formatted(deployment.number(), environment.id(), environment.state()));
    }
    boolean latest =
        Deployment.settled(connection, deployment.environment(), deployment.profile())
            .filter(settled -> settled.number() == deployment.number())
            .isPresent();
    if (!latest) {
      throw RestFault.badRequest(
          "Deployment %d cannot be reverted because it is not the latest deployment of its configuration profile."
              .formatted(deployment.number()));
    }
  }
}
