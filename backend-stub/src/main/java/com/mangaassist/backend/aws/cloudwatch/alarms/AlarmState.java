package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.services.json.Json;

/**
 * What an alarm says, and why.
 *
 * @param data more of the reason as a JSON object in a text; empty when there is none
 * @param updatedAt milliseconds since 1970
 * @param transitionedAt when it came to say so, milliseconds since 1970
 */
record AlarmState(State value, String reason, String data, long updatedAt, long transitionedAt) {

  static AlarmState initial(long now) {
    return new AlarmState(
        State.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", "", now, now);
  }

  ObjectNode stored() {
    return Json.object()
        .put("value", value.name())
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
        stored.path("transitionedAt").asLong());
  }
}
