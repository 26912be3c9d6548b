package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** The bytes of configurations, which versions and deployments refer to. */
final class Contents {
  private Contents() {}

  static long add(Connection connection, byte[] bytes) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getLong(1),
            "INSERT INTO content (bytes) VALUES (?) RETURNING id",
            bytes)
        .orElseThrow();
  }

  static byte[] read(Connection connection, long id) throws SQLException {
    return Sql.first(
            connection, row -> row.getBytes(1), "SELECT bytes FROM content WHERE id = ?", id)
        .orElseThrow();
  }

  /** Drops what nothing refers to any more. */
  static void sweep(Connection connection, long id) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM content WHERE id = ?1"
            + " AND NOT EXISTS (SELECT 1 FROM hosted_version WHERE content = ?1)"
            + " AND NOT EXISTS (SELECT 1 FROM deployment WHERE content = ?1)",
        id);
  }
}
