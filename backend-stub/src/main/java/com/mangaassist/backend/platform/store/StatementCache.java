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

  /** The same connection; its statements are lent, and come back when they are closed. */
  static Connection over(Connection connection) {
    var cache = new StatementCache(connection);
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            isPrepare(method)
                ? cache.lend((String) arguments[0])
                : call(cache.connection, method, arguments));
  }

  private static boolean isPrepare(Method method) {
    return method.getName().equals("prepareStatement") && method.getParameterCount() == 1;
  }

  /** A statement that is in use already is not lent twice: the second user gets one of its own. */
  private PreparedStatement lend(String sql) throws SQLException {
    var kept = idle.remove(sql);
    var statement = kept == null ? connection.prepareStatement(sql) : kept;
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("close")) {
            takeBack(sql, statement);
            return null;
          }
          return call(statement, method, arguments);
        });
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

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementCache.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
