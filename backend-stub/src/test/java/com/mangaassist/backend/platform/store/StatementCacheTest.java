package com.mangaassist.backend.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
  private static final String INSERT = "INSERT INTO item (name) VALUES (?)";
  private static final String NAMES = "SELECT name FROM item ORDER BY id";

  private final List<String> prepared = new ArrayList<>();
  private Connection plain;
  private Connection cached;

  @BeforeEach
  void open() throws SQLException {
    plain = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (var statement = plain.createStatement()) {
      statement.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT)");
    }
    cached = StatementCache.over(counting(plain));
  }

  @AfterEach
  void close() throws SQLException {
    plain.close();
  }

  private Connection counting(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void insert(String name) throws SQLException {
    Sql.update(cached, INSERT, name);
  }

  private List<String> names() throws SQLException {
    return Sql.list(cached, row -> row.getString(1), NAMES);
  }

  @Test
  void preparesAStatementOnceForManyUses() throws SQLException {
    for (int i = 0; i < 5; i++) {
      insert("n" + i);
      assertThat(names()).hasSize(i + 1);
    }

    assertThat(prepared).containsExactly(INSERT, NAMES);
  }

  @Test
  void lendsAStatementThatIsInUseToNobodyElse() throws SQLException {
    insert("a");
    insert("b");
    var seen = new ArrayList<String>();
    try (var outer = cached.prepareStatement(NAMES);
        var rows = outer.executeQuery()) {
      while (rows.next()) {
        seen.add(rows.getString(1) + names());
      }
    }

    assertThat(seen).containsExactly("a[a, b]", "b[a, b]");
  }

  @Test
  void forgetsTheValuesOfTheUseBefore() throws SQLException {
    insert("a");
    try (var statement = cached.prepareStatement(INSERT)) {
      statement.executeUpdate();
    }

    assertThat(names()).containsExactly("a", null);
  }

  @Test
  void forgetsABatchThatWasNotRun() throws SQLException {
    try (var statement = cached.prepareStatement(INSERT)) {
      statement.setString(1, "never");
      statement.addBatch();
    }
    try (var statement = cached.prepareStatement(INSERT)) {
      statement.setString(1, "a");
      statement.addBatch();
      statement.executeBatch();
    }

    assertThat(names()).containsExactly("a");
  }

  @Test
  void worksOnAfterAStatementFailed() throws SQLException {
    for (int i = 0; i < 3; i++) {
      try {
        Sql.update(cached, "INSERT INTO item (id, name) VALUES (1, ?)", "n" + i);
      } catch (SQLException e) {
        assertThat(i).isPositive();
      }
    }

    assertThat(names()).containsExactly("n0");
  }

  @Test
  void keepsNoMoreThanItMay() throws SQLException {
    for (int i = 0; i < 200; i++) {
      assertThat(Sql.list(cached, row -> row.getInt(1), "SELECT " + i)).containsExactly(i);
    }
    assertThat(Sql.list(cached, row -> row.getInt(1), "SELECT 0")).containsExactly(0);

    assertThat(prepared.stream().filter("SELECT 0"::equals)).hasSize(2);
  }
}
