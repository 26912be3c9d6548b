package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A row of {@code deployment_event}, in AWS's words where they are known. */
record DeploymentEvent(Type type, TriggeredBy triggeredBy, String description, Instant at) {

  enum Type {
    DEPLOYMENT_STARTED,
    PERCENTAGE_UPDATED,
    BAKE_TIME_STARTED,
    DEPLOYMENT_COMPLETED,
    ROLLBACK_STARTED,
    ROLLBACK_COMPLETED,
    REVERT_COMPLETED
  }

  enum TriggeredBy {
    USER,
    APPCONFIG,
    CLOUDWATCH_ALARM
  }

  static DeploymentEvent started(Instant at) {
    return new DeploymentEvent(Type.DEPLOYMENT_STARTED, TriggeredBy.USER, "Deployment started", at);
  }

  static DeploymentEvent percentage(float percentage, Instant at) {
    return new DeploymentEvent(
        Type.PERCENTAGE_UPDATED,
        TriggeredBy.APPCONFIG,
        String.format(Locale.ROOT, "Configuration available to %.2f%% of clients", percentage),
        at);
  }

  static DeploymentEvent bakeStarted(Instant at) {
    return new DeploymentEvent(
        Type.BAKE_TIME_STARTED, TriggeredBy.APPCONFIG, "Deployment bake time started", at);
  }

  static DeploymentEvent completed(Instant at) {
    return new DeploymentEvent(
        Type.DEPLOYMENT_COMPLETED, TriggeredBy.APPCONFIG, "Deployment completed", at);
  }

  /** Names the account, as the reference says it does. */
  static DeploymentEvent stopped(String account, Instant at) {
    return new DeploymentEvent(
        Type.ROLLBACK_STARTED, TriggeredBy.USER, "Rollback initiated by account " + account, at);
  }

  /** Names the alarm, as the reference says it does. */
  static DeploymentEvent alarmed(String alarmArn, Instant at) {
    return new DeploymentEvent(
        Type.ROLLBACK_STARTED,
        TriggeredBy.CLOUDWATCH_ALARM,
        "Rollback initiated by CloudWatch alarm " + alarmArn,
        at);
  }

  static DeploymentEvent rolledBack(Instant at) {
    return new DeploymentEvent(
        Type.ROLLBACK_COMPLETED, TriggeredBy.APPCONFIG, "Rollback completed", at);
  }

  static DeploymentEvent reverted(Instant at) {
    return new DeploymentEvent(Type.REVERT_COMPLETED, TriggeredBy.USER, "Revert completed", at);
  }

  void append(Connection connection, long deployment) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO deployment_event (deployment, type, triggered_by, description, occurred_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        deployment,
        type.name(),
        triggeredBy.name(),
        description,
        at.toEpochMilli());
  }

  static List<DeploymentEvent> newestFirst(Connection connection, long deployment)
      throws SQLException {
    return Sql.list(
        connection,
        row ->
            new DeploymentEvent(
                Type.valueOf(row.getString("type")),
                TriggeredBy.valueOf(row.getString("triggered_by")),
                row.getString("description"),
                Instant.ofEpochMilli(row.getLong("occurred_at"))),
        "SELECT * FROM deployment_event WHERE deployment = ? ORDER BY seq DESC",
        deployment);
  }

  ObjectNode json() {
    return Json.object()
        .put("EventType", type.name())
        .put("TriggeredBy", triggeredBy.name())
        .put("Description", description)
        .put("OccurredAt", at.toString());
  }
}
