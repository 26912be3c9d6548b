package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code hosted_version}; its bytes stand in {@code content}. */
record HostedVersion(
    int number,
    @Nullable String description,
    String contentType,
    @Nullable String label,
    long content) {

  static HostedVersion find(Connection connection, Profile profile, int number)
      throws SQLException, RestFault {
    Optional<HostedVersion> found =
        Sql.first(
            connection,
            HostedVersion::of,
            "SELECT * FROM hosted_version WHERE profile = ? AND number = ?",
            profile.seq(),
            number);
    if (found.isEmpty()) {
      throw NotFound.of("HostedConfigurationVersion", number);
    }
    return found.get();
  }

  /** By number or by label, as StartDeployment and ValidateConfiguration name it. */
  static HostedVersion named(Connection connection, Profile profile, String version)
      throws SQLException, RestFault {
    Optional<HostedVersion> found =
        Sql.first(
            connection,
            HostedVersion::of,
            "SELECT * FROM hosted_version WHERE profile = ?1"
                + " AND (label = ?2 OR CAST(number AS TEXT) = ?2)",
            profile.seq(),
            version);
    if (found.isEmpty()) {
      throw NotFound.of("HostedConfigurationVersion", version);
    }
    return found.get();
  }

  /** The newest first; {@code label} may end in an asterisk. */
  static List<HostedVersion> list(
      Connection connection, Profile profile, Optional<String> label, Page page)
      throws SQLException {
    boolean prefix = label.map(text -> text.endsWith("*")).orElse(false);
    String wanted =
        label.map(text -> prefix ? text.substring(0, text.length() - 1) : text).orElse(null);
    return Sql.list(
        connection,
        HostedVersion::of,
        "SELECT * FROM hosted_version WHERE profile = ?1 AND (?2 = 0 OR number < ?2)"
            + " AND (?3 IS NULL OR CASE WHEN ?4 THEN substr(label, 1, length(?3)) = ?3"
            + " ELSE label = ?3 END)"
            + " ORDER BY number DESC LIMIT ?5",
        profile.seq(),
        page.after(),
        wanted,
        prefix,
        page.fetch());
  }

  ObjectNode summary(Profile profile) {
    return Json.object()
        .put("ApplicationId", profile.applicationId())
        .put("ConfigurationProfileId", profile.id())
        .put("VersionNumber", number)
        .put("Description", description)
        .put("ContentType", contentType)
        .put("VersionLabel", label);
  }

  private static HostedVersion of(ResultSet row) throws SQLException {
    return new HostedVersion(
        row.getInt("number"),
        row.getString("description"),
        row.getString("content_type"),
        row.getString("label"),
        row.getLong("content"));
  }
}
