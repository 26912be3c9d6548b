package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Create, get, list and delete hosted configuration versions. */
final class VersionOperations {
  /** Enough to answer with AWS's own error for what is too large. */
  static final int BODY_LIMIT = 32 << 20;

  private final AppConfigStore store;
  private final Clock clock;

  VersionOperations(AppConfigStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  RestReply create(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String profileId = call.path("ConfigurationProfileId");
    Optional<String> description = call.header("Description");
    String contentType = call.header("Content-Type").orElseThrow();
    Optional<String> label = call.header("VersionLabel");
    OptionalInt latest = call.headerInt("Latest-Version-Number", "latestVersionNumber");
    byte[] content = call.blob();
    Quotas.requireSize(content);
    Profile known = store.read(connection -> Profile.find(connection, applicationId, profileId));
    if (!known.hosted()) {
      throw RestFault.badRequest(
          "Hosted configuration versions can be created only under a profile with a LocationUri of hosted.");
    }
    if (known.holdsFlags()) {
      Validation.requireFlags(contentType, content);
    }
    Map.Entry<HostedVersion, byte[]> created =
        store.write(
            connection -> {
              Profile profile = Profile.find(connection, applicationId, profileId);
              requireLatest(profile, latest);
              requireNewLabel(connection, profile, label);
              Quotas.requireRoom(connection, content);
              byte[] kept =
                  profile.holdsFlags()
                      ? FlagHistory.written(content, latest(connection, profile), clock.instant())
                      : content;
              HostedVersion version =
                  new HostedVersion(
                      profile.lastVersion() + 1,
                      description.orElse(null),
                      contentType,
                      label.orElse(null),
                      Contents.add(connection, kept));
              insert(connection, profile, version);
              return Map.entry(version, kept);
            });
    return reply(201, known, created.getKey(), created.getValue());
  }

  /** The content of the newest version that there is. */
  private static Optional<byte[]> latest(Connection connection, Profile profile)
      throws SQLException {
    return Sql.first(
        connection,
        row -> row.getBytes(1),
        "SELECT bytes FROM hosted_version JOIN content ON content.id = hosted_version.content"
            + " WHERE profile = ? ORDER BY number DESC LIMIT 1",
        profile.seq());
  }

  private static void requireLatest(Profile profile, OptionalInt latest) throws RestFault {
    if (latest.isPresent() && latest.getAsInt() != profile.lastVersion()) {
      throw RestFault.conflict(
          "The latest version number of configuration profile %s is %d, not %d."
              .formatted(profile.id(), profile.lastVersion(), latest.getAsInt()));
    }
  }

  private static void requireNewLabel(
      Connection connection, Profile profile, Optional<String> label)
      throws SQLException, RestFault {
    if (label.isPresent()
        && Sql.first(
                connection,
                row -> row.getInt(1),
                "SELECT 1 FROM hosted_version WHERE profile = ? AND label = ?",
                profile.seq(),
                label.get())
            .isPresent()) {
      throw RestFault.conflict(
          "A hosted configuration version with the label %s already exists under configuration profile %s."
              .formatted(label.get(), profile.id()));
    }
  }

  private static void insert(Connection connection, Profile profile, HostedVersion version)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE profile SET last_version = ? WHERE seq = ?",
        version.number(),
        profile.seq());
    Sql.update(
        connection,
        "INSERT INTO hosted_version (profile, number, description, content_type, label, content)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        profile.seq(),
        version.number(),
        version.description(),
        version.contentType(),
        version.label(),
        version.content());
  }

  RestReply get(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String profileId = call.path("ConfigurationProfileId");
    int number = call.pathNumber("VersionNumber");
    return store.read(
        connection -> {
          Profile profile = Profile.find(connection, applicationId, profileId);
          HostedVersion version = HostedVersion.find(connection, profile, number);
          return reply(200, profile, version, Contents.read(connection, version.content()));
        });
  }

  RestReply list(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String profileId = call.path("ConfigurationProfileId");
    Page page = Page.of(call, "hostedconfigurationversions");
    Optional<String> label = call.query("version_label");
    return store.read(
        connection -> {
          Profile profile = Profile.find(connection, applicationId, profileId);
          return page.reply(
              HostedVersion.list(connection, profile, label, page),
              version -> version.summary(profile),
              HostedVersion::number);
        });
  }

  RestReply delete(RestCall call) throws RestFault {
    String applicationId = call.path("ApplicationId");
    String profileId = call.path("ConfigurationProfileId");
    int number = call.pathNumber("VersionNumber");
    store.write(
        connection -> {
          Profile profile = Profile.find(connection, applicationId, profileId);
          HostedVersion version = HostedVersion.find(connection, profile, number);
          Sql.update(
              connection,
              "DELETE FROM hosted_version WHERE profile = ? AND number = ?",
              profile.seq(),
              number);
          Contents.sweep(connection, version.content());
          return number;
        });
    return RestReply.noContent();
  }

  private static RestReply reply(
      int status, Profile profile, HostedVersion version, byte[] content) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Application-Id", profile.applicationId());
    headers.put("Configuration-Profile-Id", profile.id());
    headers.put("Version-Number", Integer.toString(version.number()));
    if (version.description() != null) {
      headers.put("Description", version.description());
    }
    if (version.label() != null) {
      headers.put("VersionLabel", version.label());
    }
    return RestReply.blob(status, version.contentType(), headers, content);
  }
}
