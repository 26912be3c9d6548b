package com.mangaassist.backend.platform.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection's statements between their uses: SQLite compiles a statement whenever it is
 * prepared, which takes longer than most of ours take to run. One thread at a time uses it.
 */
final class StatementCache {

  /** Statements at rest; the one that rested longest gives way. */
  private static final int KEPT = 64;

  private final Connection connection;
  private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

  private StatementCache(Connection connection) {
    this.connection = connection;
  }

  /** A connection that has a cache. */
  private interface Holder {
    StatementCache cache();
  }

  /** Uses a statement that stays the cache's. */
  @FunctionalInterface
  interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /** The same connection; its statements are lent, and come back when they are closed. */
  static Connection over(Connection connection) {
    var cache = new StatementCache(connection);
    return (Connection)
        proxy(
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Holder.class) {
                return cache;
              }
              boolean prepares =
                  method.getName().equals("prepareStatement") && method.getParameterCount() == 1;
              return prepares
                  ? cache.lend((String) arguments[0])
                  : call(cache.connection, method, arguments);
            },
            Connection.class,
            Holder.class);
  }

  /**
   * Runs {@code use} on a statement of the connection, of its cache where it has one. This way the
   * calls on the statement are plain ones; a lent statement answers each by reflection.
   */
  static <T> T with(Connection connection, String sql, Use<T> use) throws SQLException {
    if (!(connection instanceof Holder holder)) {
      try (var statement = connection.prepareStatement(sql)) {
        return use.of(statement);
      }
    }
    var cache = holder.cache();
    var statement = cache.take(sql);
    T result;
    try {
      result = use.of(statement);
    } catch (SQLException | RuntimeException | Error e) {
      // SQLite may have ended it, and what it says to its cleaning is not the reason.
      closeAfter(e, statement);
      throw e;
    }
    cache.takeBack(sql, statement);
    return result;
  }

  private static void closeAfter(Throwable reason, PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** A statement that is in use already is not given twice: the second user gets one of its own. */
  private PreparedStatement take(String sql) throws SQLException {
    var kept = idle.remove(sql);
    return kept == null ? connection.prepareStatement(sql) : kept;
  }

  private PreparedStatement lend(String sql) throws SQLException {
    var statement = take(sql);
    return (PreparedStatement)
        proxy(
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                takeBack(sql, statement);
                return null;
              }
              return call(statement, method, arguments);
            },
            PreparedStatement.class);
  }

  private void takeBack(String sql, PreparedStatement statement) throws SQLException {
    if (statement.isClosed() || idle.containsValue(statement)) {
      return;
    }
    statement.clearBatch();
    statement.clearParameters();
    var other = idle.put(sql, statement);
    if (other != null) {
      other.close();
    }
    if (idle.size() > KEPT) {
      var eldest = idle.entrySet().iterator();
      eldest.next().getValue().close();
      eldest.remove();
    }
  }

  private static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static Object proxy(InvocationHandler handler, Class<?>... types) {
    return Proxy.newProxyInstance(StatementCache.class.getClassLoader(), types, handler);
  }
}
