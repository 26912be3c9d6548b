package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.services.json.Json;
import java.util.Optional;

/**
 * What an alarm says, and why.
 *
 * @param data more of the reason as a JSON object in a text; empty when there is none
 * @param updatedAt milliseconds since 1970
 * @param transitionedAt when it came to say so, milliseconds since 1970
 * @param suppressed why its actions are not taken
 */
record AlarmState(
    State value,
    String reason,
    String data,
    long updatedAt,
    long transitionedAt,
    Optional<Suppression> suppressed) {

  static AlarmState initial(long now) {
    return new AlarmState(
        State.INSUFFICIENT_DATA,
        "Unchecked: Initial alarm creation",
        "",
        now,
        now,
        Optional.empty());
  }

  /** The same, with its actions kept back or let go. */
  AlarmState suppressed(Optional<Suppression> by, long now) {
    return new AlarmState(value, reason, data, now, transitionedAt, by);
  }

  ObjectNode stored() {
    ObjectNode doc = Json.object();
    suppressed.ifPresent(
        each -> doc.put("suppressedBy", each.by().awsName()).put("suppressedTo", each.until()));
    return doc.put("value", value.name())
        .put("reason", reason)
        .put("data", data)
        .put("updatedAt", updatedAt)
        .put("transitionedAt", transitionedAt);
  }

  static AlarmState of(JsonNode stored) {
    return new AlarmState(
        State.valueOf(stored.path("value").asText()),
        stored.path("reason").asText(),
        stored.path("data").asText(),
        stored.path("updatedAt").asLong(),
        stored.path("transitionedAt").asLong(),
        Suppression.stored(
            stored.path("suppressedBy").asText(), stored.path("suppressedTo").asLong()));
  }
}
