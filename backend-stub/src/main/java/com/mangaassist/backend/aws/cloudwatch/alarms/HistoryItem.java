package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.Instant;

/**
 * What happened to an alarm.
 *
 * @param at milliseconds since 1970
 * @param data more of it as a JSON object in a text
 */
record HistoryItem(
    String name, String alarmType, long at, String itemType, String summary, String data) {
  static final String CONFIGURATION = "ConfigurationUpdate";
  static final String STATE = "StateUpdate";
  static final String ACTION = "Action";

  /** Its configuration was created, updated or deleted. */
  static HistoryItem configured(Alarm alarm, String what, long now) {
    ObjectNode data =
        Json.object()
            .put("version", "1.0")
            .put(
                "type",
                Character.toUpperCase(what.charAt(0)) + what.substring(1, what.length() - 1));
    data.set(what + "Alarm", alarm.config());
    return new HistoryItem(
        alarm.name(),
        alarm.type(),
        now,
        CONFIGURATION,
        "Alarm \"" + alarm.name() + "\" " + what,
        Json.write(data));
  }

  /** Its state changed. */
  static HistoryItem changed(Alarm before, Alarm after) {
    ObjectNode data = Json.object().put("version", "1.0");
    data.set("oldState", state(before.state()));
    data.set("newState", state(after.state()));
    return new HistoryItem(
        after.name(),
        after.type(),
        after.state().updatedAt(),
        STATE,
        "Alarm updated from %s to %s".formatted(before.state().value(), after.state().value()),
        Json.write(data));
  }

  /** An action was taken, or could not be; an empty {@code error} for one that was. */
  static HistoryItem action(String name, String alarmType, long at, String arn, String error) {
    boolean taken = error.isEmpty();
    ObjectNode data =
        Json.object()
            .put("actionState", taken ? "Succeeded" : "Failed")
            .put("stateUpdateTimestamp", at)
            .put("notificationResource", arn);
    if (!taken) {
      data.put("error", error);
    }
    return new HistoryItem(
        name,
        alarmType,
        at,
        ACTION,
        (taken ? "Successfully executed" : "Failed to execute") + " action " + arn,
        Json.write(data));
  }

  private static ObjectNode state(AlarmState state) {
    ObjectNode shape =
        Json.object().put("stateValue", state.value().name()).put("stateReason", state.reason());
    if (!state.data().isEmpty()) {
      try {
        shape.set("stateReasonData", Json.parse(state.data()));
      } catch (MalformedJsonException e) {
        shape.put("stateReasonData", state.data());
      }
    }
    return shape;
  }

  /** AWS's {@code AlarmHistoryItem}. */
  ObjectNode shape() {
    ObjectNode shape = Json.object().put("AlarmName", name).put("AlarmType", alarmType);
    shape.set("Timestamp", Times.mark(Instant.ofEpochMilli(at)));
    return shape
        .put("HistoryItemType", itemType)
        .put("HistorySummary", summary)
        .put("HistoryData", data);
  }
}
