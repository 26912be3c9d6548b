package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operations that change alarms. */
final class AlarmOperations {
  private static final int MOST_ALARMS = 5_000;

  private final AlarmStore store;
  private final AlarmEngine engine;
  private final Transitions transitions;
  private final Clock clock;

  AlarmOperations(AlarmStore store, AlarmEngine engine, Transitions transitions, Clock clock) {
    this.store = store;
    this.engine = engine;
    this.transitions = transitions;
    this.clock = clock;
  }

  JsonNode putMetricAlarm(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    ObjectNode config = MetricAlarmReader.config(input);
    config.put("Threshold", MetricAlarmReader.watch(Input.of(config)).threshold());
    put(input, config);
    return Json.object();
  }

  JsonNode putCompositeAlarm(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    ObjectNode config = AlarmReader.composite(input);
    Set<String> named = AlarmReader.rule(Input.of(config)).rule().alarms();
    synchronized (store) {
      List<String> unknown =
          named.stream()
              .filter(name -> store.find(name).isEmpty())
              .filter(name -> !name.equals(config.path("AlarmName").asText()))
              .toList();
      if (!unknown.isEmpty()) {
        throw Faults.validation(
            "Could not save the composite alarm as alarms ["
                + String.join(", ", unknown)
                + "] in the alarm rule do not exist");
      }
      String suppressor = config.path("ActionsSuppressor").asText();
      if (!suppressor.isEmpty() && store.find(AlarmArns.nameOf(suppressor)).isEmpty()) {
        throw Faults.validation(
            "Could not save the composite alarm as the actions suppressor ["
                + suppressor
                + "] does not exist");
      }
      put(input, config);
    }
    return Json.object();
  }

  private void put(Input input, ObjectNode config) throws AwsFault {
    String name = config.path("AlarmName").asText();
    Watch watch = AlarmStore.watch(config);
    Map<String, String> tags = AlarmTags.read(input);
    long now = clock.millis();
    String what;
    synchronized (store) {
      Optional<Alarm> old = store.find(name);
      Alarm alarm =
          new Alarm(
              name,
              config,
              watch,
              now,
              old.map(Alarm::state).orElse(AlarmState.initial(now)),
              // Tags of an alarm that is there are changed by TagResource alone.
              old.map(Alarm::tags).orElse(tags));
      if (old.isPresent() && old.get().composite() != alarm.composite()) {
        throw Faults.validation(
            "An alarm of another type with the name " + name + " already exists.");
      }
      if (old.isEmpty() && store.all().size() >= MOST_ALARMS) {
        throw Faults.limit("The maximum limit for alarms in your account has been reached.");
      }
      what = old.isPresent() ? "updated" : "created";
      alarm = old.isPresent() ? transitions.suppressedAnew(old.get(), alarm) : alarm;
      store.put(alarm, HistoryItem.configured(alarm, what, now));
      transitions.configured(alarm, what);
    }
    engine.configured(name);
  }

  JsonNode delete(JsonNode call) throws AwsFault {
    List<String> names = names(Input.of(call));
    synchronized (store) {
      List<Alarm> gone = new ArrayList<>();
      for (String name : names) {
        gone.add(store.find(name).orElseThrow(() -> Faults.noAlarm()));
      }
      if (gone.stream().filter(Alarm::composite).count() > 1) {
        throw Faults.validation("Only one composite alarm may be deleted in one call.");
      }
      for (Alarm above : store.all()) {
        if (!names.contains(above.name())) {
          List<String> needed = new ArrayList<>(AlarmQueries.below(above));
          above.suppressor().ifPresent(needed::add);
          for (String below : needed) {
            if (names.contains(below)) {
              throw Faults.validation(
                  "Cannot delete " + below + " as there are composite alarm(s) depending on it.");
            }
          }
        }
      }
      long now = clock.millis();
      store.remove(
          gone, gone.stream().map(alarm -> HistoryItem.configured(alarm, "deleted", now)).toList());
    }
    names.forEach(engine::forget);
    return Json.object();
  }

  JsonNode setState(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    String name = input.required("AlarmName");
    String reason = input.required("StateReason");
    String data = input.text("StateReasonData").orElse("");
    State state = State.valueOf(input.required("StateValue"));
    requireJson(data);
    synchronized (store) {
      Alarm alarm = store.find(name).orElseThrow(() -> Faults.noAlarm());
      engine.leaveAlone(alarm);
      transitions.set(alarm, state, reason, data);
    }
    return Json.object();
  }

  private static void requireJson(String data) throws AwsFault {
    try {
      if (!data.isEmpty()) {
        Json.parse(data);
      }
    } catch (MalformedJsonException e) {
      throw Faults.format("StateReasonData was not valid JSON");
    }
  }

  JsonNode enableActions(JsonNode call) throws AwsFault {
    return actions(call, true);
  }

  JsonNode disableActions(JsonNode call) throws AwsFault {
    return actions(call, false);
  }

  /** Names of alarms that are not there are passed over, as AWS does. */
  private JsonNode actions(JsonNode call, boolean enabled) throws AwsFault {
    List<String> names = names(Input.of(call));
    synchronized (store) {
      for (String name : names) {
        Optional<Alarm> alarm = store.find(name);
        if (alarm.isPresent() && alarm.get().actionsEnabled() != enabled) {
          Alarm changed = alarm.get().withActions(enabled, clock.millis());
          store.put(changed, HistoryItem.configured(changed, "updated", clock.millis()));
        }
      }
    }
    return Json.object();
  }

  private static List<String> names(Input input) throws AwsFault {
    List<String> names = input.texts("AlarmNames");
    if (!input.has("AlarmNames")) {
      throw input.missing("AlarmNames");
    }
    return names.stream().distinct().toList();
  }
}
