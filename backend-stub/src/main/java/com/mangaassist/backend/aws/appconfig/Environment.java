package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code environment}, with its application's id.
 *
 * @param lastDeployment the highest deployment number so far
 * @param polledAt when a client last fetched a configuration, the epoch for never
 */
record Environment(
    long seq,
    String applicationId,
    String id,
    String name,
    @Nullable String description,
    EnvironmentState state,
    List<Monitor> monitors,
    int lastDeployment,
    Instant createdAt,
    Instant polledAt) {

  private static final String SELECT =
      "SELECT e.*, a.id AS application_id FROM environment e"
          + " JOIN application a ON a.seq = e.application ";

  static Environment find(Connection connection, String applicationId, String id)
      throws SQLException, RestFault {
    Application application = Application.find(connection, applicationId);
    Optional<Environment> found =
        Sql.first(
            connection,
            Environment::of,
            SELECT + "WHERE e.application = ? AND e.id = ?",
            application.seq(),
            id);
    if (found.isEmpty()) {
      throw NotFound.of("Environment", id);
    }
    return found.get();
  }

  static Optional<Environment> named(Connection connection, Application application, String text)
      throws SQLException {
    return Sql.first(
        connection,
        Environment::of,
        SELECT
            + "WHERE e.application = ?1 AND (e.id = ?2 OR e.name = ?2)"
            + " ORDER BY e.id = ?2 DESC, e.seq LIMIT 1",
        application.seq(),
        text);
  }

  static List<Environment> list(Connection connection, Application application, Page page)
      throws SQLException {
    return Sql.list(
        connection,
        Environment::of,
        SELECT + "WHERE e.application = ? AND e.seq > ? ORDER BY e.seq LIMIT ?",
        application.seq(),
        page.after(),
        page.fetch());
  }

  static void setState(Connection connection, long seq, EnvironmentState state)
      throws SQLException {
    Sql.update(connection, "UPDATE environment SET state = ? WHERE seq = ?", state.name(), seq);
  }

  String resource() {
    return "application/" + applicationId + "/environment/" + id;
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("ApplicationId", applicationId)
            .put("Id", id)
            .put("Name", name)
            .put("Description", description)
            .put("State", state.wireName());
    if (!monitors.isEmpty()) {
      ArrayNode array = json.putArray("Monitors");
      monitors.forEach(monitor -> array.add(monitor.json()));
    }
    return json;
  }

  private static Environment of(ResultSet row) throws SQLException {
    return new Environment(
        row.getLong("seq"),
        row.getString("application_id"),
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        EnvironmentState.valueOf(row.getString("state")),
        Monitor.parse(row.getString("monitors")),
        row.getInt("last_deployment"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("polled_at")));
  }

  /**
   * An alarm that is watched during deployments.
   *
   * @param alarmRoleArn kept and given back; nothing needs a role here
   */
  record Monitor(String alarmArn, @Nullable String alarmRoleArn) {
    static List<Monitor> parse(String json) {
      try {
        return Json.parse(json).valueStream().map(Monitor::of).toList();
      } catch (Json.MalformedJsonException e) {
        throw new IllegalStateException("The store's own monitors do not parse", e);
      }
    }

    static Monitor of(JsonNode node) {
      return new Monitor(node.path("AlarmArn").asText(), node.path("AlarmRoleArn").textValue());
    }

    ObjectNode json() {
      return Json.object().put("AlarmArn", alarmArn).put("AlarmRoleArn", alarmRoleArn);
    }
  }
}
