package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.delivery.EventSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the default bus of changed states, at least once: an event stands in the store beside the
 * state that it tells of until the bus has it.
 */
final class AlarmEvents {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmEvents.class);
  private static final String SOURCE = "aws.cloudwatch";
  private static final String DETAIL_TYPE = "CloudWatch Alarm State Change";
  private static final int SOME = 100;

  private final SqliteDatabase database;
  private final EventSink sink;

  AlarmEvents(SqliteDatabase database, EventSink sink) {
    this.database = database;
    this.sink = sink;
  }

  private record Waiting(long id, String body) {}

  /** Hands on what waits, the oldest first; what the bus does not take now stays. */
  void handOn() {
    List<Waiting> waiting =
        database.read(
            connection ->
                Sql.list(
                    connection,
                    row -> new Waiting(row.getLong(1), row.getString(2)),
                    "SELECT id, body FROM alarm_event ORDER BY id LIMIT " + SOME));
    for (Waiting event : waiting) {
      try {
        JsonNode body = Json.parse(event.body());
        sink.put(
            SOURCE,
            DETAIL_TYPE,
            List.of(body.path("arn").asText()),
            Json.write(body.path("detail")));
      } catch (SinkException e) {
        if (e.retryable()) {
          return;
        }
        LOG.warn("The default bus did not take the event of an alarm: {}", e.text());
      } catch (MalformedJsonException e) {
        throw new IllegalStateException("The store of CloudWatch holds what it never wrote", e);
      }
      database
          .write(
              connection ->
                  Sql.update(connection, "DELETE FROM alarm_event WHERE id = ?", event.id()))
          .join();
    }
  }

  /** The event of a change, as it waits in the store. */
  static String of(Alarm before, Alarm after, String arn) {
    ObjectNode detail = Json.object().put("alarmName", after.name());
    detail.set("state", state(after.state()));
    detail.set("previousState", state(before.state()));
    ObjectNode configuration = detail.putObject("configuration");
    String description = after.config().path("AlarmDescription").asText();
    if (!description.isEmpty()) {
      configuration.put("description", description);
    }
    if (after.watch() instanceof Watch.OfMetrics watch) {
      metrics(watch, after, configuration.putArray("metrics"));
    } else {
      configuration.put("alarmRule", after.config().path("AlarmRule").asText());
      after
          .suppressor()
          .ifPresent(
              name ->
                  configuration
                      .put("actionsSuppressor", after.config().path("ActionsSuppressor").asText())
                      .put("actionsSuppressorWaitPeriod", after.waitPeriod())
                      .put("actionsSuppressorExtensionPeriod", after.extensionPeriod()));
    }
    ObjectNode body = Json.object().put("arn", arn);
    body.set("detail", detail);
    return Json.write(body);
  }

  private static ObjectNode state(AlarmState state) {
    ObjectNode shape =
        Json.object().put("value", state.value().name()).put("reason", state.reason());
    if (!state.data().isEmpty()) {
      shape.put("reasonData", state.data());
    }
    shape.put("timestamp", Reasons.stamp(state.updatedAt()));
    state
        .suppressed()
        .ifPresent(
            each ->
                shape
                    .put("actionsSuppressedBy", each.by().awsName())
                    .put("actionsSuppressedReason", each.reason()));
    return shape;
  }

  private static void metrics(Watch.OfMetrics watch, Alarm alarm, ArrayNode metrics) {
    boolean one = !alarm.config().has("Metrics");
    for (MetricQuery query : watch.queries()) {
      // AWS makes up an id for the metric of an alarm that has only one.
      String id =
          one
              ? UUID.nameUUIDFromBytes(alarm.name().getBytes(StandardCharsets.UTF_8)).toString()
              : query.id();
      ObjectNode shape = metrics.addObject().put("id", id);
      if (query instanceof MetricQuery.Stat stat) {
        ObjectNode metricStat = shape.putObject("metricStat");
        metric(stat.metric(), metricStat.putObject("metric"));
        metricStat.put("period", stat.period()).put("stat", stat.statistic().name());
        stat.unit().ifPresent(unit -> metricStat.put("unit", unit));
      } else {
        alarm
            .config()
            .path("Metrics")
            .forEach(
                member -> {
                  if (member.path("Id").asText().equals(query.id())) {
                    shape.put("expression", member.path("Expression").asText());
                  }
                });
      }
      query.label().ifPresent(label -> shape.put("label", label));
      shape.put("returnData", query.returned());
    }
  }

  private static void metric(MetricId metric, ObjectNode shape) {
    shape.put("namespace", metric.namespace()).put("name", metric.name());
    ObjectNode dimensions = shape.putObject("dimensions");
    metric.dimensions().forEach(each -> dimensions.put(each.name(), each.value()));
  }
}
