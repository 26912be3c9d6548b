package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.models.Usage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the tokens that each flag's model has used on a day in UTC; the count is durable. */
public final class TokenBudgets {

  /** The table; days are counted from 1970. */
  public static final String SCHEMA =
      """
      CREATE TABLE flag_tokens (
        flag TEXT NOT NULL,
        day INTEGER NOT NULL,
        tokens INTEGER NOT NULL,
        PRIMARY KEY (flag, day)
      ) WITHOUT ROWID;
      """;

  private final SqliteDatabase database;
  private final Clock clock;
  private final Map<Key, Long> spent = new ConcurrentHashMap<>();

  private record Key(String flag, long day) {}

  private TokenBudgets(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Goes on with today's counts; the database stays the caller's to close. */
  public static TokenBudgets open(SqliteDatabase database, Clock clock) {
    var budgets = new TokenBudgets(database, clock);
    long today = budgets.today();
    var rows =
        database.read(
            c ->
                Sql.list(
                    c,
                    row -> Map.entry(row.getString(1), row.getLong(2)),
                    "SELECT flag, tokens FROM flag_tokens WHERE day = ?",
                    today));
    rows.forEach(row -> budgets.spent.put(new Key(row.getKey(), today), row.getValue()));
    return budgets;
  }

  private long today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
  }

  /** The tokens of today. */
  public long spent(String flag) {
    return spent.getOrDefault(new Key(flag, today()), 0L);
  }

  /** Adds what an answer has used; completes when that is on the disk. */
  public CompletableFuture<Void> charge(String flag, Usage usage) {
    var key = new Key(flag, today());
    long tokens = (long) usage.inputTokens() + usage.outputTokens();
    if (spent.merge(key, tokens, Long::sum) == tokens) {
      spent.keySet().removeIf(old -> old.day() < key.day());
    }
    return database
        .write(
            c ->
                Sql.update(
                    c,
                    "INSERT INTO flag_tokens (flag, day, tokens) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens",
                    flag,
                    key.day(),
                    tokens))
        .thenAccept(rows -> {});
  }
}
