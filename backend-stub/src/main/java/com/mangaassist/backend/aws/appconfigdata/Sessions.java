package com.mangaassist.backend.aws.appconfigdata;

import com.mangaassist.backend.aws.appconfig.AppConfigStore;
import com.mangaassist.backend.aws.appconfig.Configurations;
import com.mangaassist.backend.aws.appconfig.Configurations.Source;
import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.Sql;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * Which token of a session comes next: two numbers a session, on the disk, so that a token that was
 * used stays used after a restart.
 */
final class Sessions {
  private static final String KEY = "token-key";

  /** Expired ones are forgotten a few at a time, whenever a new one begins. */
  private static final int SWEPT = 20;

  private final AppConfigStore store;

  Sessions(AppConfigStore store) {
    this.store = store;
  }

  /** The key that seals tokens, made once for each data folder. */
  byte[] key() throws RestFault {
    return store.write(
        connection -> {
          byte[] fresh = new byte[TokenSeal.KEY_BYTES];
          new SecureRandom().nextBytes(fresh);
          Sql.update(
              connection,
              "INSERT INTO account (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
              KEY,
              fresh);
          return Sql.first(
                  connection,
                  row -> row.getBytes(1),
                  "SELECT value FROM account WHERE name = ?",
                  KEY)
              .orElseThrow();
        });
  }

  /** Begins a session; its number is never given again. */
  long begin(Instant now, Instant expiresAt) throws RestFault {
    return store.write(
        connection -> {
          Sql.update(
              connection,
              "DELETE FROM session WHERE id IN"
                  + " (SELECT id FROM session WHERE expires_at < ? ORDER BY expires_at LIMIT ?)",
              now.toEpochMilli(),
              SWEPT);
          return Sql.first(
                  connection,
                  row -> row.getLong(1),
                  "INSERT INTO session (sequence, expires_at) VALUES (0, ?) RETURNING id",
                  expiresAt.toEpochMilli())
              .orElseThrow();
        });
  }

  /** Uses a token up; false when it was used before. */
  boolean spend(SessionToken token, Instant now, Instant expiresAt) throws RestFault {
    Source source = token.source();
    return store.write(
        connection -> {
          Configurations.polled(connection, source, now);
          return Sql.update(
                  connection,
                  "UPDATE session SET sequence = sequence + 1, expires_at = ?"
                      + " WHERE id = ? AND sequence = ?",
                  expiresAt.toEpochMilli(),
                  token.session(),
                  token.sequence())
              == 1;
        });
  }
}
