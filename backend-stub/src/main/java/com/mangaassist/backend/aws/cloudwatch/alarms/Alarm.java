package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An alarm.
 *
 * @param config AWS's members of its configuration, as they are answered
 * @param watch what it watches, read from {@code config}
 * @param configuredAt milliseconds since 1970
 */
record Alarm(
    String name,
    ObjectNode config,
    Watch watch,
    long configuredAt,
    AlarmState state,
    Map<String, String> tags) {
  static final String METRIC_ALARM = "MetricAlarm";
  static final String COMPOSITE_ALARM = "CompositeAlarm";

  boolean composite() {
    return watch instanceof Watch.OfAlarms;
  }

  String type() {
    return composite() ? COMPOSITE_ALARM : METRIC_ALARM;
  }

  boolean actionsEnabled() {
    return config.path("ActionsEnabled").asBoolean(true);
  }

  /** The name of the alarm that keeps its actions back. */
  Optional<String> suppressor() {
    return Optional.of(config.path("ActionsSuppressor").asText())
        .filter(text -> !text.isEmpty())
        .map(AlarmArns::nameOf);
  }

  /** How long it waits for its suppressor to go into ALARM, in seconds. */
  long waitPeriod() {
    return config.path("ActionsSuppressorWaitPeriod").asLong();
  }

  /** How long it waits after its suppressor has left ALARM, in seconds. */
  long extensionPeriod() {
    return config.path("ActionsSuppressorExtensionPeriod").asLong();
  }

  Alarm with(AlarmState other) {
    return new Alarm(name, config, watch, configuredAt, other, tags);
  }

  Alarm tagged(Map<String, String> other) {
    return new Alarm(name, config, watch, configuredAt, state, Map.copyOf(other));
  }

  Alarm withActions(boolean enabled, long now) {
    ObjectNode changed = config.deepCopy().put("ActionsEnabled", enabled);
    return new Alarm(name, changed, watch, now, state, tags);
  }

  /** AWS's {@code MetricAlarm} or {@code CompositeAlarm}. */
  ObjectNode shape(String arn) {
    ObjectNode shape = config.deepCopy();
    shape.put("AlarmArn", arn);
    shape.set("AlarmConfigurationUpdatedTimestamp", time(configuredAt));
    shape.put("StateValue", state.value().name());
    shape.put("StateReason", state.reason());
    if (!state.data().isEmpty()) {
      shape.put("StateReasonData", state.data());
    }
    shape.set("StateUpdatedTimestamp", time(state.updatedAt()));
    shape.set("StateTransitionedTimestamp", time(state.transitionedAt()));
    state
        .suppressed()
        .ifPresent(
            each ->
                shape
                    .put("ActionsSuppressedBy", each.by().awsName())
                    .put("ActionsSuppressedReason", each.reason()));
    return shape;
  }

  private static JsonNode time(long millis) {
    return Times.mark(Instant.ofEpochMilli(millis));
  }
}
