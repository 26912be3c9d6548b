package com.mangaassist.backend.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepares, binds, runs and closes a statement in one line. */
public final class Sql {

  private Sql() {}

  /** Makes a value of the row that the result set stands on. */
  @FunctionalInterface
  public interface Row<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Runs an INSERT, UPDATE or DELETE; yields the number of changed rows. */
  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    return StatementCache.with(
        connection,
        sql,
        statement -> {
          bind(statement, values);
          return statement.executeUpdate();
        });
  }

  /** All rows of a SELECT. */
  public static <T> List<T> list(
      Connection connection, Row<T> row, String sql, @Nullable Object... values)
      throws SQLException {
    return StatementCache.with(
        connection,
        sql,
        statement -> {
          bind(statement, values);
          try (var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
              all.add(row.map(rows));
            }
            return all;
          }
        });
  }

  /** The first row of a SELECT, or of an INSERT … RETURNING. */
  public static <T> Optional<T> first(
      Connection connection, Row<T> row, String sql, @Nullable Object... values)
      throws SQLException {
    return list(connection, row, sql, values).stream().findFirst();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
