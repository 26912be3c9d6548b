package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table of answers that were withheld; what stands in it stays until somebody deletes it. */
final class Quarantine {
  static final String SCHEMA =
      """
      CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        message_id TEXT NOT NULL UNIQUE,
        session_id TEXT NOT NULL,
        correlation_id TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        model_id TEXT NOT NULL,
        severity TEXT NOT NULL,
        categories TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        content TEXT NOT NULL,
        at INTEGER NOT NULL
      );
      """;

  private Quarantine() {}

  static void add(Connection connection, Withheld withheld) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO quarantine (message_id, session_id, correlation_id, customer_id, model_id,"
            + " severity, categories, content_hash, content, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        withheld.messageId(),
        withheld.sessionId(),
        withheld.correlationId(),
        withheld.customerId(),
        withheld.modelId(),
        withheld.severity(),
        String.join(",", withheld.categories()),
        withheld.contentHash(),
        withheld.content(),
        withheld.at().toEpochMilli());
  }

  /** The newest first. */
  static List<Withheld> latest(Connection connection, int limit) throws SQLException {
    return Sql.list(
        connection, Quarantine::row, "SELECT * FROM quarantine ORDER BY id DESC LIMIT ?", limit);
  }

  private static Withheld row(ResultSet row) throws SQLException {
    return new Withheld(
        row.getString("message_id"),
        row.getString("session_id"),
        row.getString("correlation_id"),
        row.getString("customer_id"),
        row.getString("model_id"),
        row.getString("severity"),
        List.of(row.getString("categories").split(",", -1)),
        row.getString("content_hash"),
        row.getString("content"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
