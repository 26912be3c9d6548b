package com.mangaassist.backend.aws.cloudwatch.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.Tokens;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.services.json.Utf8;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dashboards: a body of JSON by name. What its widgets hold is not looked at. */
public final class Dashboards {
  /** The third script of CloudWatch's database. */
  public static final String SCHEMA =
      """
      CREATE TABLE dashboard (
        name TEXT PRIMARY KEY,
        body TEXT NOT NULL,
        modified INTEGER NOT NULL
      ) WITHOUT ROWID;
      """;

  private static final String LIST = "ListDashboards";
  private static final int PAGE = 1_000;
  private static final int LARGEST_BODY = 1 << 20;
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,255}");

  private final SqliteDatabase database;
  private final Clock clock;
  private final String arnPrefix;

  /**
   * Keeps them in a database that has {@link #SCHEMA}.
   *
   * @param account twelve digits
   */
  public Dashboards(SqliteDatabase database, Clock clock, String account) {
    this.database = database;
    this.clock = clock;
    this.arnPrefix = "arn:aws:cloudwatch::" + account + ":dashboard/";
  }

  private record Entry(String name, String body, Instant modified) {}

  /** Its operations by name. */
  public Map<String, JsonOperation> operations() {
    return Map.of(
        "PutDashboard", this::put,
        "GetDashboard", this::get,
        "ListDashboards", this::list,
        "DeleteDashboards", this::delete);
  }

  private JsonNode put(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    String name = name(input);
    String body = input.required("DashboardBody", 1, LARGEST_BODY);
    requireDashboard(body);
    database
        .write(
            connection ->
                Sql.update(
                    connection,
                    "INSERT OR REPLACE INTO dashboard (name, body, modified) VALUES (?, ?, ?)",
                    name,
                    body,
                    clock.millis()))
        .join();
    ObjectNode answer = Json.object();
    answer.putArray("DashboardValidationMessages");
    return answer;
  }

  private static String name(Input input) throws AwsFault {
    return named(input.required("DashboardName", 1, 255));
  }

  private static String named(String name) throws AwsFault {
    if (!NAME.matcher(name).matches()) {
      throw Faults.invalid(
          "The value for field DashboardName contains invalid characters. It can only contain"
              + " alphanumerics, dash (-) and underscore (_).\n");
    }
    return name;
  }

  private static void requireDashboard(String body) throws AwsFault {
    try {
      JsonNode dashboard = Json.parse(body);
      if (dashboard.isObject()
          && (!dashboard.has("widgets") || dashboard.path("widgets").isArray())) {
        return;
      }
    } catch (MalformedJsonException e) {
      throw Faults.dashboard("The field DashboardBody must be a valid JSON object");
    }
    throw Faults.dashboard("The field DashboardBody must be a valid JSON object");
  }

  private JsonNode get(JsonNode call) throws AwsFault {
    String name = name(Input.of(call));
    Entry entry =
        entries("WHERE name = ?", name).stream()
            .findFirst()
            .orElseThrow(() -> Faults.noDashboard("Dashboard " + name + " does not exist"));
    return Json.object()
        .put("DashboardArn", arnPrefix + name)
        .put("DashboardBody", entry.body())
        .put("DashboardName", name);
  }

  private JsonNode list(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    String prefix = input.text("DashboardNamePrefix", 0, 255).orElse("");
    Optional<String> token = input.text("NextToken");
    String after =
        token.isEmpty()
            ? ""
            : Tokens.decode(LIST, token.get())
                .orElseThrow(() -> Faults.invalidValue(token.get(), "NextToken"));
    ObjectNode answer = Json.object();
    ArrayNode array = answer.putArray("DashboardEntries");
    List<Entry> some =
        entries(
            "WHERE name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT " + (PAGE + 1),
            after,
            prefix.length(),
            prefix);
    for (Entry entry : some.subList(0, Math.min(PAGE, some.size()))) {
      ObjectNode shape =
          array
              .addObject()
              .put("DashboardName", entry.name())
              .put("DashboardArn", arnPrefix + entry.name())
              .put("Size", Utf8.length(entry.body()));
      shape.set("LastModified", Times.mark(entry.modified()));
    }
    if (some.size() > PAGE) {
      answer.put("NextToken", Tokens.encode(LIST, some.get(PAGE - 1).name()));
    }
    return answer;
  }

  private JsonNode delete(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    List<String> names = input.texts("DashboardNames").stream().distinct().toList();
    if (names.isEmpty()) {
      throw input.missing("DashboardNames");
    }
    for (String name : names) {
      named(name);
    }
    // All or none, looked at and done in one piece of work.
    Optional<String> unknown =
        database
            .write(
                connection -> {
                  for (String name : names) {
                    if (Sql.first(
                            connection,
                            row -> row.getString(1),
                            "SELECT name FROM dashboard WHERE name = ?",
                            name)
                        .isEmpty()) {
                      return Optional.of(name);
                    }
                  }
                  for (String name : names) {
                    Sql.update(connection, "DELETE FROM dashboard WHERE name = ?", name);
                  }
                  return Optional.<String>empty();
                })
            .join();
    if (unknown.isPresent()) {
      throw Faults.noDashboard("Dashboard " + unknown.get() + " does not exist");
    }
    return Json.object();
  }

  private List<Entry> entries(String condition, Object... values) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                row ->
                    new Entry(
                        row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                "SELECT name, body, modified FROM dashboard " + condition,
                values));
  }
}
