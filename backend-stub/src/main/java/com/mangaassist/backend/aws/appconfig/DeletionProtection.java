package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.rest.Members;
import com.mangaassist.backend.aws.rest.RestCall;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.aws.rest.RestReply;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The account setting that keeps what clients still fetch from being deleted, and its two
 * operations. Off until somebody turns it on, with a period of an hour.
 */
final class DeletionProtection {
  private static final String NAME = "deletion-protection";
  private static final Duration SPARED_AGE = Duration.ofHours(1);

  private final AppConfigStore store;
  private final Clock clock;

  DeletionProtection(AppConfigStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What a delete call says about the protection. */
  enum Check {
    ACCOUNT_DEFAULT,
    APPLY,
    BYPASS
  }

  private record Setting(boolean enabled, int minutes) {
    private static final Setting INITIAL = new Setting(false, 60);

    static Setting read(Connection connection) throws SQLException {
      return Sql.first(
              connection, row -> row.getBytes(1), "SELECT value FROM account WHERE name = ?", NAME)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split(" ", 2))
          .map(parts -> new Setting(Boolean.parseBoolean(parts[0]), Integer.parseInt(parts[1])))
          .orElse(INITIAL);
    }

    void write(Connection connection) throws SQLException {
      Sql.update(
          connection,
          "INSERT INTO account (name, value) VALUES (?, ?)"
              + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          NAME,
          (enabled + " " + minutes).getBytes(StandardCharsets.UTF_8));
    }

    RestReply reply() {
      ObjectNode body = Json.object();
      body.putObject("DeletionProtection")
          .put("Enabled", enabled)
          .put("ProtectionPeriodInMinutes", minutes);
      return RestReply.json(200, body);
    }
  }

  RestReply get(RestCall call) throws RestFault {
    return store.read(Setting::read).reply();
  }

  RestReply update(RestCall call) throws RestFault {
    Members members =
        call.members().structure("DeletionProtection").orElse(new Members(Json.object()));
    Optional<Boolean> enabled = members.flag("Enabled");
    OptionalInt minutes = members.integer("ProtectionPeriodInMinutes");
    return store
        .write(
            connection -> {
              Setting now = Setting.read(connection);
              Setting changed =
                  new Setting(enabled.orElse(now.enabled()), minutes.orElse(now.minutes()));
              changed.write(connection);
              return changed;
            })
        .reply();
  }

  static Check check(RestCall call) {
    return Check.valueOf(call.header("x-amzn-deletion-protection-check").orElse("ACCOUNT_DEFAULT"));
  }

  /** Refuses when a client fetched from the resource within the period. */
  void require(
      Connection connection, Check check, String resource, Instant createdAt, Instant polledAt)
      throws SQLException, RestFault {
    Setting setting = Setting.read(connection);
    Instant now = clock.instant();
    boolean young = createdAt.isAfter(now.minus(SPARED_AGE));
    boolean applies =
        switch (check) {
          case ACCOUNT_DEFAULT -> setting.enabled() && !young;
          case APPLY -> true;
          case BYPASS -> false;
        };
    if (applies && polledAt.isAfter(now.minus(Duration.ofMinutes(setting.minutes())))) {
      throw RestFault.conflict(
          "Cannot delete %s because a configuration was retrieved from it in the last %d minutes. To delete it, specify BYPASS for the DeletionProtectionCheck parameter."
              .formatted(resource, setting.minutes()));
    }
  }
}
