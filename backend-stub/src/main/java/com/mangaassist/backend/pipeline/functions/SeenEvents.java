package com.mangaassist.backend.pipeline.functions;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which events a function has handled, for one to two days: EventBridge tries again for 24 hours at
 * most. Two tables take turns, because emptying one costs nothing, while deleting rows one by one
 * would.
 */
final class SeenEvents {

  static final String SCHEMA =
      """
      CREATE TABLE seen_0 (fn TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (fn, id)) WITHOUT ROWID;
      CREATE TABLE seen_1 (fn TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (fn, id)) WITHOUT ROWID;
      CREATE TABLE seen_day (day INTEGER NOT NULL);
      INSERT INTO seen_day VALUES (0);
      """;

  private SeenEvents() {}

  /** True the first time that the function is asked about an event of a day that has begun. */
  static boolean first(Connection connection, String function, String id, long today)
      throws SQLException {
    String now = table(today);
    String before = table(today - 1);
    return Sql.update(
            connection,
            "INSERT OR IGNORE INTO "
                + now
                + " SELECT ?1, ?2 WHERE NOT EXISTS"
                + " (SELECT 1 FROM "
                + before
                + " WHERE fn = ?1 AND id = ?2)",
            function,
            id)
        > 0;
  }

  /** Begins a day, if it has not begun; before the first event of it. */
  static void turn(Connection connection, long today) throws SQLException {
    long last = Sql.first(connection, row -> row.getLong(1), "SELECT day FROM seen_day").orElse(0L);
    if (today > last) {
      Sql.update(connection, "DELETE FROM " + table(today));
      if (today > last + 1) {
        Sql.update(connection, "DELETE FROM " + table(today - 1));
      }
      Sql.update(connection, "UPDATE seen_day SET day = ?", today);
    }
  }

  private static String table(long day) {
    return "seen_" + Math.floorMod(day, 2);
  }
}
