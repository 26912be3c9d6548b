package com.mangaassist.backend.aws.cloudwatch.metrics;

import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of metrics. */
final class SeriesTable {
  /** What the last time of a metric may be behind: fewer writes, and nobody looks closer. */
  private static final long BEHIND = 60_000;

  private SeriesTable() {}

  static Optional<Long> find(Connection connection, MetricId metric) throws SQLException {
    return Sql.first(
        connection,
        row -> row.getLong(1),
        "SELECT id FROM series WHERE namespace = ? AND name = ? AND dimensions = ?",
        metric.namespace(),
        metric.name(),
        metric.dimensionText());
  }

  /** The id of a metric that has values at {@code last}. */
  static long seen(Connection connection, MetricId metric, long last) throws SQLException {
    Optional<Long> known = find(connection, metric);
    if (known.isPresent()) {
      Sql.update(
          connection,
          "UPDATE series SET last = ? WHERE id = ? AND last < ?",
          last,
          known.get(),
          last - BEHIND);
      return known.get();
    }
    Optional<Long> added =
        Sql.first(
            connection,
            row -> row.getLong(1),
            "INSERT INTO series (namespace, name, dimensions, last) VALUES (?, ?, ?, ?)"
                + " RETURNING id",
            metric.namespace(),
            metric.name(),
            metric.dimensionText(),
            last);
    return added.orElseThrow();
  }

  static List<MetricId> list(
      Connection connection,
      Optional<String> namespace,
      Optional<String> name,
      long since,
      Optional<MetricId> after,
      int most)
      throws SQLException {
    StringBuilder sql =
        new StringBuilder("SELECT namespace, name, dimensions FROM series WHERE last >= ?");
    List<Object> values = new ArrayList<>();
    values.add(since - BEHIND);
    namespace.ifPresent(
        text -> {
          sql.append(" AND namespace = ?");
          values.add(text);
        });
    name.ifPresent(
        text -> {
          sql.append(" AND name = ?");
          values.add(text);
        });
    after.ifPresent(
        metric -> {
          sql.append(" AND (namespace, name, dimensions) > (?, ?, ?)");
          values.add(metric.namespace());
          values.add(metric.name());
          values.add(metric.dimensionText());
        });
    values.add(most);
    return Sql.list(
        connection,
        row -> MetricId.of(row.getString(1), row.getString(2), row.getString(3)),
        sql.append(" ORDER BY namespace, name, dimensions LIMIT ?").toString(),
        values.toArray());
  }
}
