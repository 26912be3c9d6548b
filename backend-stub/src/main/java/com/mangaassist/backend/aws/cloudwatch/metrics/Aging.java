package com.mangaassist.backend.aws.cloudwatch.metrics;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Minutes become five minutes after 15 days, those become hours after 63 days, and all ends. */
final class Aging {
  private Aging() {}

  private record Old(long start, String unit, Distribution values) {}

  /** Ages one metric; one without values left is forgotten, which is the number that it yields. */
  static int age(Connection connection, long series, Instant now) throws SQLException {
    drop(connection, series, Tier.SECOND, now);
    thin(connection, series, Tier.MINUTE, Tier.FIVE_MINUTES, now);
    thin(connection, series, Tier.FIVE_MINUTES, Tier.HOUR, now);
    drop(connection, series, Tier.HOUR, now);
    return Sql.update(
        connection,
        "DELETE FROM series WHERE id = ? AND NOT EXISTS (SELECT 1 FROM point WHERE series = ?)",
        series,
        series);
  }

  private static void thin(Connection connection, long series, Tier from, Tier to, Instant now)
      throws SQLException {
    // Whole coarse periods only, or a period would lie in both tables at once.
    long before = to.start(now.minus(from.kept).getEpochSecond());
    List<Old> old =
        Sql.list(
            connection,
            row ->
                new Old(
                    row.getLong(1),
                    row.getString(2),
                    PointTable.distribution(row, 3, row.getBytes(7))),
            "SELECT start, unit, samples, total, low, high, sketch FROM point"
                + " WHERE series = ? AND tier = ? AND start < ?",
            series,
            from.seconds,
            before);
    for (Old each : old) {
      PointTable.add(connection, series, to, to.start(each.start()), each.unit(), each.values());
    }
    delete(connection, series, from, before);
  }

  private static void drop(Connection connection, long series, Tier tier, Instant now)
      throws SQLException {
    delete(connection, series, tier, now.minus(tier.kept).getEpochSecond());
  }

  private static void delete(Connection connection, long series, Tier tier, long before)
      throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM point WHERE series = ? AND tier = ? AND start < ?",
        series,
        tier.seconds,
        before);
  }
}
