package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.store.Purge;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions that are somebody's before their first message is kept, as that of a job that waits for
 * its turn. The claim gives way to the session itself.
 */
public final class SessionClaims {

  /** The table. */
  public static final String SCHEMA =
      """
      CREATE TABLE session_claim (
        id INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL UNIQUE,
        customer_id TEXT NOT NULL,
        at INTEGER NOT NULL
      );
      CREATE INDEX session_claim_age ON session_claim (at);
      """;

  /** Claims on sessions that were never opened, because their jobs were called off. */
  public static final Purge UNUSED =
      new Purge(
          "claim-purge",
          "claims on sessions",
          Duration.ofDays(30),
          "DELETE FROM session_claim WHERE id IN"
              + " (SELECT id FROM session_claim WHERE at < ? LIMIT ?)");

  private SessionClaims() {}

  /**
   * Makes a session that customer's, inside a transaction of the writer.
   *
   * @return false when it is another customer's; nothing has changed then
   */
  public static boolean claim(Connection c, String sessionId, String customerId, Instant at)
      throws SQLException {
    Optional<String> owner = SessionReads.owner(c, sessionId);
    if (owner.isEmpty()) {
      Sql.update(
          c,
          "INSERT INTO session_claim (session_id, customer_id, at) VALUES (?, ?, ?)",
          sessionId,
          customerId,
          at.toEpochMilli());
    }
    return owner.isEmpty() || owner.get().equals(customerId);
  }

  /**
   * The customer opens a session that does not exist yet.
   *
   * @return false when another one has claimed it
   */
  static boolean redeem(Connection c, String sessionId, String customerId) throws SQLException {
    Optional<String> claimant =
        Sql.first(
            c,
            row -> row.getString(1),
            "SELECT customer_id FROM session_claim WHERE session_id = ?",
            sessionId);
    if (claimant.isEmpty()) {
      return true;
    }
    return claimant.get().equals(customerId)
        && Sql.update(c, "DELETE FROM session_claim WHERE session_id = ?", sessionId) > 0;
  }
}
