package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.Tokens;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code DescribeAlarmHistory}: what happened to alarms in the last thirty days. */
final class AlarmHistory {
  private static final String OPERATION = "DescribeAlarmHistory";
  private static final int PAGE = 100;
  private static final Duration KEPT = Duration.ofDays(30);

  private final SqliteDatabase database;

  AlarmHistory(SqliteDatabase database) {
    this.database = database;
  }

  private record Row(long id, HistoryItem item) {}

  static int add(Connection connection, HistoryItem item) throws SQLException {
    return Sql.update(
        connection,
        "INSERT INTO alarm_history (name, alarm_type, at, item_type, summary, data)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        item.name(),
        item.alarmType(),
        item.at(),
        item.itemType(),
        item.summary(),
        item.data());
  }

  /** Keeps items; they are on the disk when it returns. */
  void add(List<HistoryItem> items) {
    database
        .write(
            connection -> {
              for (HistoryItem item : items) {
                add(connection, item);
              }
              return items.size();
            })
        .join();
  }

  void forgetOld(Instant now) {
    database
        .write(
            connection ->
                Sql.update(
                    connection,
                    "DELETE FROM alarm_history WHERE at < ?",
                    now.minus(KEPT).toEpochMilli()))
        .join();
  }

  JsonNode call(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    int size = input.whole("MaxRecords").orElse(PAGE);
    boolean ascending = input.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
    input.text("AlarmContributorId");
    StringBuilder sql =
        new StringBuilder(
            "SELECT id, name, alarm_type, at, item_type, summary, data FROM alarm_history"
                + " WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    input.text("AlarmName").ifPresent(name -> and(sql, values, "name = ?", name));
    input.text("HistoryItemType").ifPresent(type -> and(sql, values, "item_type = ?", type));
    input.time("StartDate").ifPresent(time -> and(sql, values, "at >= ?", time.toEpochMilli()));
    input.time("EndDate").ifPresent(time -> and(sql, values, "at <= ?", time.toEpochMilli()));
    types(input, sql, values);
    Optional<Long> after = after(input);
    after.ifPresent(id -> and(sql, values, ascending ? "id > ?" : "id < ?", id));
    sql.append(" ORDER BY id ").append(ascending ? "ASC" : "DESC").append(" LIMIT ?");
    values.add(size + 1);
    List<Row> rows =
        database.read(
            connection ->
                Sql.list(
                    connection,
                    row ->
                        new Row(
                            row.getLong(1),
                            new HistoryItem(
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7))),
                    sql.toString(),
                    values.toArray()));
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("AlarmHistoryItems");
    rows.stream().limit(size).forEach(row -> items.add(row.item().shape()));
    if (rows.size() > size) {
      answer.put("NextToken", Tokens.encode(OPERATION, Long.toString(rows.get(size - 1).id())));
    }
    return answer;
  }

  private static void types(Input input, StringBuilder sql, List<Object> values) throws AwsFault {
    List<String> types = AlarmQueries.types(input);
    if (types.size() == 1) {
      and(sql, values, "alarm_type = ?", types.getFirst());
    }
  }

  private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
    sql.append(" AND ").append(condition);
    values.add(value);
  }

  private static Optional<Long> after(Input input) throws AwsFault {
    Optional<String> token = input.text("NextToken");
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(Tokens.decode(OPERATION, token.get()).orElse("")));
    } catch (NumberFormatException e) {
      throw Faults.nextToken();
    }
  }
}
