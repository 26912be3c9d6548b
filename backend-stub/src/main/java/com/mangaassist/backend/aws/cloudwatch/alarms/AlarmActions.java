package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes the functions that alarms name as their actions, with the payload that AWS documents.
 * They wait in the store with the state that calls for them, so that none is lost with the program.
 * Other services of actions are not there, which the alarm's history says.
 */
final class AlarmActions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmActions.class);

  /** As Lambda's asynchronous invocation: two more attempts. */
  private static final int MOST_ATTEMPTS = 3;

  private static final int SOME = 100;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  /**
   * What is to be done for an alarm.
   *
   * @param at when its state changed, milliseconds since 1970
   */
  record Action(String function, String body, String name, String alarmType, long at) {

    /** Of an alarm's new state, whose event tells the rest. */
    static Action of(String function, Alarm alarm, AlarmArns arns, String event) {
      String arn = arns.of(alarm.name());
      String[] parts = arn.split(":", -1);
      ObjectNode body =
          Json.object()
              .put("source", "aws.cloudwatch")
              .put("alarmArn", arn)
              .put("accountId", parts[ACCOUNT])
              .put("time", Reasons.stamp(alarm.state().updatedAt()))
              .put("region", parts[REGION]);
      body.set("alarmData", detail(event));
      return new Action(
          function, Json.write(body), alarm.name(), alarm.type(), alarm.state().updatedAt());
    }

    private static JsonNode detail(String event) {
      try {
        return Json.parse(event).path("detail");
      } catch (MalformedJsonException e) {
        throw new IllegalStateException("An alarm's event is no JSON", e);
      }
    }
  }

  private record Waiting(long id, int attempts, Action action) {}

  private final SqliteDatabase database;
  private final FunctionSink functions;
  private final Semaphore turn = new Semaphore(1);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("alarm-action-", 0).factory());

  AlarmActions(SqliteDatabase database, FunctionSink functions) {
    this.database = database;
    this.functions = functions;
  }

  /** Whether an action is one that can be taken here. */
  static boolean known(String action) {
    return action.startsWith("arn:aws:lambda:");
  }

  /** What the history says of an action whose service is not there. */
  static HistoryItem unknown(Alarm alarm, String action) {
    return HistoryItem.action(
        alarm.name(),
        alarm.type(),
        alarm.state().updatedAt(),
        action,
        "The service of the action is not there.");
  }

  static void add(Connection connection, Action action) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO alarm_action (function, body, name, alarm_type, at) VALUES (?, ?, ?, ?, ?)",
        action.function(),
        action.body(),
        action.name(),
        action.alarmType(),
        action.at());
  }

  /** Begins to take the actions that wait; a slow function does not hold up the alarms. */
  void perform() {
    if (turn.tryAcquire()) {
      threads.execute(
          () -> {
            try {
              waiting().forEach(this::take);
            } catch (RuntimeException e) {
              LOG.error("Actions of alarms could not be taken", e);
            } finally {
              turn.release();
            }
          });
    }
  }

  private List<Waiting> waiting() {
    return database.read(
        connection ->
            Sql.list(
                connection,
                row ->
                    new Waiting(
                        row.getLong(1),
                        row.getInt(2),
                        new Action(
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getLong(7))),
                "SELECT id, attempts, function, body, name, alarm_type, at FROM alarm_action"
                    + " ORDER BY id LIMIT "
                    + SOME));
  }

  private void take(Waiting waiting) {
    try {
      functions.invoke(waiting.action().function(), waiting.action().body());
      done(waiting, "");
    } catch (SinkException e) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (e.retryable() && waiting.attempts() + 1 < MOST_ATTEMPTS) {
        database
            .write(
                connection ->
                    Sql.update(
                        connection,
                        "UPDATE alarm_action SET attempts = attempts + 1 WHERE id = ?",
                        waiting.id()))
            .join();
      } else {
        done(waiting, e.text());
      }
    }
  }

  private void done(Waiting waiting, String error) {
    Action action = waiting.action();
    database
        .write(
            connection -> {
              AlarmHistory.add(
                  connection,
                  HistoryItem.action(
                      action.name(), action.alarmType(), action.at(), action.function(), error));
              return Sql.update(connection, "DELETE FROM alarm_action WHERE id = ?", waiting.id());
            })
        .join();
  }

  /** What was not taken stays for the next run. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
