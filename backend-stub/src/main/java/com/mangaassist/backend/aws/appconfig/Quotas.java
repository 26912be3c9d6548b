package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** AWS's default quotas of an account. */
final class Quotas {
  static final int APPLICATIONS = 100;
  static final int ENVIRONMENTS = 20;
  static final int PROFILES = 100;
  static final int STRATEGIES = 20;

  /** Bytes of all hosted configurations together. */
  static final long HOSTED_STORE = 1L << 30;

  /** The largest hosted configuration, in KB. */
  static final int HOSTED_KILOBYTES = 2048;

  private Quotas() {}

  /** Refuses one more when {@code sql} already counts {@code most}. */
  static void require(
      Connection connection, String things, int most, String sql, @Nullable Object... values)
      throws SQLException, RestFault {
    int count = Sql.first(connection, row -> row.getInt(1), sql, values).orElse(0);
    if (count >= most) {
      throw new RestFault(
          402,
          "ServiceQuotaExceededException",
          "The number of %s has reached the quota of %d.".formatted(things, most));
    }
  }

  /** Refuses a content for which the hosted store has no room. */
  static void requireRoom(Connection connection, byte[] content) throws SQLException, RestFault {
    // A blob's length stands in its record's head: none of the bytes is read.
    long taken =
        Sql.first(
                connection,
                row -> row.getLong(1),
                "SELECT COALESCE(SUM(LENGTH(content.bytes)), 0) FROM hosted_version"
                    + " JOIN content ON content.id = hosted_version.content")
            .orElse(0L);
    if (taken + content.length > HOSTED_STORE) {
      throw new RestFault(
          402,
          "ServiceQuotaExceededException",
          "The number of hosted configuration versions exceeds the limit for the AppConfig hosted"
              + " configuration store. Delete one or more versions and try again.");
    }
  }

  /** Refuses a content that is too large, with its size. */
  static void requireSize(byte[] content) throws RestFault {
    float kilobytes = content.length / 1024f;
    if (kilobytes > HOSTED_KILOBYTES) {
      throw new RestFault(
          413,
          "PayloadTooLargeException",
          "The size of the configuration exceeds the limit of " + HOSTED_KILOBYTES + " KB.",
          Json.object()
              .put("Measure", "KILOBYTES")
              .put("Limit", (float) HOSTED_KILOBYTES)
              .put("Size", kilobytes));
    }
  }
}
