package com.mangaassist.backend.platform.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings a schema up to date; SQLite's {@code user_version} counts the scripts already run. */
final class Migrations {

  private Migrations() {}

  /** Runs what is missing, each script in a transaction of its own. */
  static void run(Path file, Connection connection, List<String> scripts) throws SQLException {
    var done = version(connection);
    if (done > scripts.size()) {
      throw new StoreException(
          StoreException.Kind.NEWER_SCHEMA,
          "Database %s has schema %d, this version knows %d; update the program."
              .formatted(file, done, scripts.size()));
    }
    for (var next = done; next < scripts.size(); next++) {
      apply(connection, scripts.get(next), next + 1);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static void apply(Connection connection, String script, int version) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        statement.executeUpdate(script);
        statement.execute("PRAGMA user_version = " + version);
        statement.execute("COMMIT");
      } catch (SQLException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }
}
