package com.mangaassist.backend.aws.appconfig;

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
 * A row of {@code profile}, with its application's id.
 *
 * @param lastVersion the highest hosted version so far; numbers are never given twice
 */
record Profile(
    long seq,
    String applicationId,
    String id,
    String name,
    @Nullable String description,
    String locationUri,
    @Nullable String retrievalRoleArn,
    String type,
    List<Validator> validators,
    int lastVersion,
    Instant createdAt,
    Instant polledAt) {

  static final String FEATURE_FLAGS = "AWS.AppConfig.FeatureFlags";
  static final String FREEFORM = "AWS.Freeform";
  static final String HOSTED = "hosted";

  private static final String SELECT =
      "SELECT p.*, a.id AS application_id FROM profile p"
          + " JOIN application a ON a.seq = p.application ";

  static Profile find(Connection connection, String applicationId, String id)
      throws SQLException, RestFault {
    Application application = Application.find(connection, applicationId);
    Optional<Profile> found =
        Sql.first(
            connection,
            Profile::of,
            SELECT + "WHERE p.application = ? AND p.id = ?",
            application.seq(),
            id);
    if (found.isEmpty()) {
      throw NotFound.of("ConfigurationProfile", id);
    }
    return found.get();
  }

  static Optional<Profile> named(Connection connection, Application application, String text)
      throws SQLException {
    return Sql.first(
        connection,
        Profile::of,
        SELECT
            + "WHERE p.application = ?1 AND (p.id = ?2 OR p.name = ?2)"
            + " ORDER BY p.id = ?2 DESC, p.seq LIMIT 1",
        application.seq(),
        text);
  }

  static List<Profile> list(
      Connection connection, Application application, Optional<String> type, Page page)
      throws SQLException {
    return Sql.list(
        connection,
        Profile::of,
        SELECT
            + "WHERE p.application = ?1 AND p.seq > ?2 AND (?3 IS NULL OR p.type = ?3)"
            + " ORDER BY p.seq LIMIT ?4",
        application.seq(),
        page.after(),
        type.orElse(null),
        page.fetch());
  }

  boolean holdsFlags() {
    return type.equals(FEATURE_FLAGS);
  }

  boolean hosted() {
    return locationUri.equals(HOSTED);
  }

  String resource() {
    return "application/" + applicationId + "/configurationprofile/" + id;
  }

  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("ApplicationId", applicationId)
            .put("Id", id)
            .put("Name", name)
            .put("Description", description)
            .put("LocationUri", locationUri)
            .put("RetrievalRoleArn", retrievalRoleArn)
            .put("Type", type);
    if (!validators.isEmpty()) {
      ArrayNode array = json.putArray("Validators");
      validators.forEach(
          validator ->
              array.addObject().put("Type", validator.type()).put("Content", validator.content()));
    }
    return json;
  }

  ObjectNode summary() {
    ObjectNode json =
        Json.object()
            .put("ApplicationId", applicationId)
            .put("Id", id)
            .put("Name", name)
            .put("LocationUri", locationUri)
            .put("Type", type);
    if (!validators.isEmpty()) {
      ArrayNode types = json.putArray("ValidatorTypes");
      validators.forEach(validator -> types.add(validator.type()));
    }
    return json;
  }

  private static Profile of(ResultSet row) throws SQLException {
    return new Profile(
        row.getLong("seq"),
        row.getString("application_id"),
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        row.getString("location_uri"),
        row.getString("retrieval_role_arn"),
        row.getString("type"),
        Validator.parse(row.getString("validators")),
        row.getInt("last_version"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("polled_at")));
  }

  /** A check that a configuration has to pass; {@code content} is the schema. */
  record Validator(String type, String content) {
    static final String JSON_SCHEMA = "JSON_SCHEMA";
    static final String LAMBDA = "LAMBDA";

    static List<Validator> parse(String json) {
      try {
        return Json.parse(json)
            .valueStream()
            .map(node -> new Validator(node.path("Type").asText(), node.path("Content").asText()))
            .toList();
      } catch (Json.MalformedJsonException e) {
        throw new IllegalStateException("The store's own validators do not parse", e);
      }
    }

    static String write(List<Validator> validators) {
      ArrayNode array = Json.object().putArray("v");
      validators.forEach(
          each -> array.addObject().put("Type", each.type()).put("Content", each.content()));
      return Json.write(array);
    }
  }
}
