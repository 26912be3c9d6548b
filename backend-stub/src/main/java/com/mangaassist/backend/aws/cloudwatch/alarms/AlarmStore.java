package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All alarms: in memory to be looked at, on the disk before anybody is told. Who changes one after
 * having looked at it holds this object's lock.
 */
final class AlarmStore {
  private final SqliteDatabase database;
  private final NavigableMap<String, Alarm> alarms = new ConcurrentSkipListMap<>();

  /** Reads the alarms of a database that has {@link AlarmSchema#SCRIPT}. */
  AlarmStore(SqliteDatabase database) {
    this.database = database;
    for (String doc :
        database.read(c -> Sql.list(c, row -> row.getString(1), "SELECT doc FROM alarm"))) {
      Alarm alarm = parse(doc);
      alarms.put(alarm.name(), alarm);
    }
  }

  private static Alarm parse(String doc) {
    try {
      JsonNode stored = Json.parse(doc);
      ObjectNode config = (ObjectNode) stored.path("config");
      Map<String, String> tags = new HashMap<>();
      stored
          .path("tags")
          .properties()
          .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
      return new Alarm(
          config.path("AlarmName").asText(),
          config,
          watch(config),
          stored.path("configuredAt").asLong(),
          AlarmState.of(stored.path("state")),
          Map.copyOf(tags));
    } catch (MalformedJsonException | AwsFault e) {
      throw new IllegalStateException("The store of CloudWatch holds what it never wrote", e);
    }
  }

  /** What an alarm of a configuration watches. */
  static Watch watch(ObjectNode config) throws AwsFault {
    Input input = Input.of(config);
    return config.has("AlarmRule") ? AlarmReader.rule(input) : MetricAlarmReader.watch(input);
  }

  private static String doc(Alarm alarm) {
    ObjectNode doc = Json.object();
    doc.set("config", alarm.config());
    doc.put("configuredAt", alarm.configuredAt());
    doc.set("state", alarm.state().stored());
    ObjectNode tags = doc.putObject("tags");
    alarm.tags().forEach(tags::put);
    return Json.write(doc);
  }

  /** All alarms by name. */
  List<Alarm> all() {
    return List.copyOf(alarms.values());
  }

  /** One alarm. */
  Optional<Alarm> find(String name) {
    return Optional.ofNullable(alarms.get(name));
  }

  /** Adds or changes an alarm, with what its history says of it; returns when it is on the disk. */
  void put(Alarm alarm, HistoryItem item) {
    database
        .write(
            connection -> {
              write(connection, alarm);
              return AlarmHistory.add(connection, item);
            })
        .join();
    alarms.put(alarm.name(), alarm);
  }

  /** Changes an alarm's state, with an event that has to be told and what has to be done. */
  void put(Alarm alarm, List<HistoryItem> items, String event, List<AlarmActions.Action> actions) {
    database
        .write(
            connection -> {
              write(connection, alarm);
              for (HistoryItem item : items) {
                AlarmHistory.add(connection, item);
              }
              for (AlarmActions.Action action : actions) {
                AlarmActions.add(connection, action);
              }
              return Sql.update(connection, "INSERT INTO alarm_event (body) VALUES (?)", event);
            })
        .join();
    alarms.put(alarm.name(), alarm);
  }

  /** Changes an alarm without a word in its history. */
  void put(Alarm alarm) {
    database.write(connection -> write(connection, alarm)).join();
    alarms.put(alarm.name(), alarm);
  }

  private static int write(Connection connection, Alarm alarm) throws SQLException {
    return Sql.update(
        connection,
        "INSERT OR REPLACE INTO alarm (name, doc) VALUES (?, ?)",
        alarm.name(),
        doc(alarm));
  }

  /** Removes alarms, all or none; returns when that is on the disk. */
  void remove(List<Alarm> gone, List<HistoryItem> items) {
    database
        .write(
            connection -> {
              for (Alarm alarm : gone) {
                Sql.update(connection, "DELETE FROM alarm WHERE name = ?", alarm.name());
              }
              for (HistoryItem item : items) {
                AlarmHistory.add(connection, item);
              }
              return gone.size();
            })
        .join();
    gone.forEach(alarm -> alarms.remove(alarm.name()));
  }
}
