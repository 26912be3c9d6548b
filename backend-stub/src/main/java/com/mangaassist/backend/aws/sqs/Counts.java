package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How many messages a queue holds.
 *
 * @param visible may be received now
 * @param inFlight were received and are hidden
 * @param delayed were not received yet and are hidden
 */
record Counts(int visible, int inFlight, int delayed) {

  /** Drops what is older than the queue keeps it. */
  static void expire(Connection c, Queue queue, long now) throws SQLException {
    Sql.update(
        c,
        "DELETE FROM message WHERE queue = ? AND sent_at <= ?",
        queue.id(),
        now - queue.whole("MessageRetentionPeriod") * 1_000L);
  }

  static int inFlight(Connection c, Queue queue, long now) throws SQLException {
    return number(
        c,
        "SELECT count(*) FROM message WHERE queue = ? AND visible_at > ? AND received > 0",
        queue,
        now);
  }

  static Counts of(Connection c, Queue queue, long now) throws SQLException {
    expire(c, queue, now);
    int visible =
        number(c, "SELECT count(*) FROM message WHERE queue = ? AND visible_at <= ?", queue, now);
    int delayed =
        number(
            c,
            "SELECT count(*) FROM message WHERE queue = ? AND visible_at > ? AND received = 0",
            queue,
            now);
    return new Counts(visible, inFlight(c, queue, now), delayed);
  }

  private static int number(Connection c, String sql, Queue queue, long now) throws SQLException {
    return Sql.first(c, row -> row.getInt(1), sql, queue.id(), now).orElse(0);
  }
}
