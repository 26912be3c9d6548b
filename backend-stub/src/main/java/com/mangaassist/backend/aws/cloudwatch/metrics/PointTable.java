package com.mangaassist.backend.aws.cloudwatch.metrics;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of values. */
final class PointTable {
  private static final byte[] NOT_READ = {0};

  private PointTable() {}

  /**
   * What is read, see {@link MetricStore#points}.
   *
   * @param recent from when on seconds are kept, seconds since 1970
   */
  record Wanted(
      long series,
      Optional<String> unit,
      long from,
      long to,
      int period,
      boolean single,
      long recent) {}

  static void add(
      Connection connection, long series, Tier tier, long start, String unit, Distribution values)
      throws SQLException {
    Optional<Distribution> before =
        Sql.first(
            connection,
            row -> distribution(row, 1, row.getBytes(5)),
            "SELECT samples, total, low, high, sketch FROM point"
                + " WHERE series = ? AND tier = ? AND start = ? AND unit = ?",
            series,
            tier.seconds,
            start,
            unit);
    Distribution all = before.orElse(Distribution.EMPTY).plus(values);
    Sql.update(
        connection,
        "INSERT OR REPLACE INTO point"
            + " (series, tier, start, unit, samples, total, low, high, sketch)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        series,
        tier.seconds,
        start,
        unit,
        all.samples(),
        all.sum(),
        all.low(),
        all.high(),
        SketchCodec.encode(all));
  }

  static Distribution distribution(ResultSet row, int column, byte[] sketch) throws SQLException {
    return SketchCodec.decode(
        row.getDouble(column),
        row.getDouble(column + 1),
        row.getDouble(column + 2),
        row.getDouble(column + 3),
        sketch);
  }

  /**
   * Values that were kept more coarsely than the period are none of its values, except for those of
   * a minute that was never told by the second: they stand where the minute begins.
   */
  private static String tiers(Wanted wanted) {
    int period = wanted.period();
    if (period % Tier.HOUR.seconds == 0) {
      return "tier IN (60, 300, 3600)";
    }
    if (period % Tier.FIVE_MINUTES.seconds == 0) {
      return "tier IN (60, 300)";
    }
    if (period % Tier.MINUTE.seconds == 0) {
      return "tier = 60";
    }
    return "(tier = 1 OR tier = 60 AND start >= "
        + wanted.recent()
        + " AND NOT EXISTS (SELECT 1 FROM point AS finer WHERE finer.series = point.series"
        + " AND finer.tier = 1 AND finer.start >= point.start AND finer.start < point.start + 60))";
  }

  /** Reads row by row, so that only what was merged is held. */
  static List<Point> read(Connection connection, Wanted wanted) throws SQLException {
    Map<Long, Map<String, Distribution>> periods = new TreeMap<>();
    String sql =
        "SELECT start, unit, samples, total, low, high"
            + (wanted.single() ? ", sketch" : "")
            + " FROM point WHERE series = ? AND "
            + tiers(wanted)
            + " AND start >= ? AND start < ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, wanted.series());
      statement.setLong(2, wanted.from());
      statement.setLong(3, wanted.to());
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          String unit = row.getString(2);
          if (wanted.unit().isPresent() && !wanted.unit().get().equals(unit)) {
            continue;
          }
          long period =
              wanted.from() + (row.getLong(1) - wanted.from()) / wanted.period() * wanted.period();
          byte[] sketch = wanted.single() ? row.getBytes(7) : NOT_READ;
          periods
              .computeIfAbsent(period, start -> new TreeMap<>())
              .merge(unit, distribution(row, 3, sketch), Distribution::plus);
        }
      }
    }
    List<Point> points = new ArrayList<>();
    periods.forEach(
        (second, units) ->
            units.forEach((unit, values) -> points.add(new Point(second, unit, values))));
    return points;
  }
}
