package com.mangaassist.backend.pipeline.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The functions' own database: counts by the hour, use by session, flagged content. */
public final class AnalyticsStore implements AutoCloseable {

  private static final String SCHEMA =
      """
      CREATE TABLE hourly (
        hour INTEGER NOT NULL,
        source TEXT NOT NULL,
        detail_type TEXT NOT NULL,
        model_id TEXT NOT NULL,
        status TEXT NOT NULL,
        events INTEGER NOT NULL,
        input_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        latency_ms INTEGER NOT NULL,
        micro_usd INTEGER NOT NULL,
        PRIMARY KEY (hour, source, detail_type, model_id, status)
      ) WITHOUT ROWID;
      CREATE TABLE session_use (
        session_id TEXT PRIMARY KEY,
        answers INTEGER NOT NULL,
        input_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        micro_usd INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE flagged (
        id INTEGER PRIMARY KEY,
        event_id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        severity TEXT NOT NULL,
        categories TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        content_preview TEXT NOT NULL,
        at INTEGER NOT NULL
      );
      """;

  private static final int MICRO = 6;

  private final SqliteDatabase database;
  private final Clock clock;

  /** A day whose table is known to be there, because something of it was committed. */
  private volatile long lastDay = -1;

  private AnalyticsStore(SqliteDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Opens the file.
   *
   * @throws com.mangaassist.backend.platform.store.StoreException locked, damaged, not writable
   */
  public static AnalyticsStore open(Path file, Clock clock) {
    var database =
        SqliteDatabase.open(
            file, List.of(SCHEMA, SeenEvents.SCHEMA), SqliteDatabase.Settings.ofRepeatableWork());
    return new AnalyticsStore(database, clock);
  }

  /** A change that one event makes. */
  @FunctionalInterface
  private interface Change {
    void make(Connection connection) throws SQLException;
  }

  /** Makes it once for each event, however often the event comes; returns when it is kept. */
  private void once(String function, BusEvent event, Change change) {
    long today = Duration.ofMillis(clock.millis()).toDays();
    boolean newDay = today != lastDay;
    var _ =
        database
            .write(
                c -> {
                  if (newDay) {
                    SeenEvents.turn(c, today);
                  }
                  boolean first = SeenEvents.first(c, function, event.id(), today);
                  if (first) {
                    change.make(c);
                  }
                  return first;
                })
            .join();
    lastDay = today;
  }

  /** Counts it: by its hour, and by model and status where it has them. */
  public void count(BusEvent event) {
    JsonNode detail = event.detail();
    JsonNode metrics = detail.path("metrics");
    once(
        "analytics",
        event,
        c ->
            Sql.update(
                c,
                "INSERT INTO hourly VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    + " events = events + 1, input_tokens = input_tokens + excluded.input_tokens,"
                    + " output_tokens = output_tokens + excluded.output_tokens,"
                    + " latency_ms = latency_ms + excluded.latency_ms,"
                    + " micro_usd = micro_usd + excluded.micro_usd",
                event.time().truncatedTo(ChronoUnit.HOURS).toEpochMilli(),
                event.source(),
                event.detailType(),
                detail.path("model_id").asText(),
                detail.path("status").asText(),
                metrics.path("input_tokens").asLong(),
                metrics.path("output_tokens").asLong(),
                metrics.path("latency_ms").asLong(),
                microUsd(metrics)));
  }

  /** Adds an inference to what its session has used; other events are none of its business. */
  public void use(BusEvent event) {
    if (!event.detailType().equals("InferenceCompleted")) {
      return;
    }
    JsonNode metrics = event.detail().path("metrics");
    once(
        "inference-processor",
        event,
        c ->
            Sql.update(
                c,
                "INSERT INTO session_use VALUES (?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    + " answers = answers + 1,"
                    + " input_tokens = input_tokens + excluded.input_tokens,"
                    + " output_tokens = output_tokens + excluded.output_tokens,"
                    + " micro_usd = micro_usd + excluded.micro_usd",
                event.detail().path("session_id").asText(),
                metrics.path("input_tokens").asLong(),
                metrics.path("output_tokens").asLong(),
                microUsd(metrics)));
  }

  /** Keeps what was flagged, as the event has it: a hash and a masked preview. */
  public void flag(BusEvent event) {
    if (!event.detailType().equals("ModerationFlagged")) {
      return;
    }
    JsonNode detail = event.detail();
    once(
        "moderation",
        event,
        c ->
            Sql.update(
                c,
                "INSERT INTO flagged (event_id, session_id, severity, categories, content_hash,"
                    + " content_preview, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                event.id(),
                detail.path("session_id").asText(),
                detail.path("severity").asText(),
                detail.path("flagged_categories").toString(),
                detail.path("content_hash").asText(),
                detail.path("content_preview").asText(),
                event.time().toEpochMilli()));
  }

  /**
   * All that was counted, over all hours.
   *
   * @param modelId empty for events without one
   * @param status empty for events without one
   */
  public record Total(
      String source,
      String detailType,
      String modelId,
      String status,
      long events,
      long inputTokens,
      long outputTokens,
      long latencyMs,
      long microUsd) {}

  /** The counts of events. */
  List<Total> totals() {
    return database.read(
        c ->
            Sql.list(
                c,
                row ->
                    new Total(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9)),
                "SELECT source, detail_type, model_id, status, sum(events), sum(input_tokens),"
                    + " sum(output_tokens), sum(latency_ms), sum(micro_usd) FROM hourly"
                    + " GROUP BY source, detail_type, model_id, status"));
  }

  /** How many answers the sessions have had together. */
  long answers() {
    return database.read(
        c ->
            Sql.first(c, row -> row.getLong(1), "SELECT coalesce(sum(answers), 0) FROM session_use")
                .orElse(0L));
  }

  private static long microUsd(JsonNode metrics) {
    String usd = metrics.path("estimated_cost_usd").asText();
    return usd.isEmpty() ? 0 : new BigDecimal(usd).movePointRight(MICRO).longValue();
  }

  @Override
  public void close() {
    database.close();
  }
}
