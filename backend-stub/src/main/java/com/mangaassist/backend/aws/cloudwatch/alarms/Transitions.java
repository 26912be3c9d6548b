package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.alarms.Suppression.By;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes states of alarms, and with them those of the composite alarms above. */
final class Transitions {
  private final AlarmStore store;
  private final AlarmHistory history;
  private final AlarmArns arns;
  private final Clock clock;

  Transitions(AlarmStore store, AlarmHistory history, AlarmArns arns, Clock clock) {
    this.store = store;
    this.history = history;
    this.arns = arns;
    this.clock = clock;
  }

  /** A metric alarm was judged; nothing happens unless its state is another now. */
  void judged(String name, Watch.OfMetrics watch, Judgement judgement, State state) {
    synchronized (store) {
      Optional<Alarm> alarm = store.find(name);
      // It may have been changed or deleted since it was judged.
      if (alarm.isPresent()
          && alarm.get().watch().equals(watch)
          && alarm.get().state().value() != state) {
        long now = clock.millis();
        set(
            alarm.get(),
            state,
            Reasons.of(watch, judgement, alarm.get().state().value(), state),
            Reasons.data(watch, judgement, now));
      }
    }
  }

  /** Gives an alarm a state, whatever it has; whoever calls holds the store's lock. */
  void set(Alarm before, State state, String reason, String data) {
    long now = clock.millis();
    boolean transition = before.state().value() != state;
    Alarm after =
        before.with(
            new AlarmState(
                state,
                reason,
                data,
                now,
                transition ? now : before.state().transitionedAt(),
                transition ? suppression(before, now) : before.state().suppressed()));
    if (!transition) {
      store.put(after);
      return;
    }
    put(before, after, List.of(HistoryItem.changed(before, after)));
    for (Alarm above : store.all()) {
      if (AlarmQueries.below(above).contains(after.name())) {
        String because =
            "%s transitioned to %s at %s"
                .formatted(arns.of(after.name()), state, Reasons.longStamp(now));
        // It may have changed with one that it stands on, a moment ago.
        store.find(above.name()).ifPresent(each -> evaluate(each, because, Optional.of(after)));
      }
    }
    if (state == State.ALARM || before.state().value() == State.ALARM) {
      for (Alarm above : store.all()) {
        if (above.suppressor().filter(after.name()::equals).isPresent()) {
          store.find(above.name()).ifPresent(each -> suppressorChanged(each, state));
        }
      }
    }
  }

  /** Stores a state, its event, and the actions that it calls for unless they are suppressed. */
  private void put(Alarm before, Alarm after, List<HistoryItem> items) {
    List<String> named = after.state().suppressed().isPresent() ? List.of() : actions(after);
    String event = AlarmEvents.of(before, after, arns.of(after.name()));
    store.put(
        after,
        items,
        event,
        named.stream()
            .filter(AlarmActions::known)
            .map(action -> AlarmActions.Action.of(action, after, arns, event))
            .toList());
    List<HistoryItem> failed =
        named.stream()
            .filter(action -> !AlarmActions.known(action))
            .map(action -> AlarmActions.unknown(after, action))
            .toList();
    if (!failed.isEmpty()) {
      history.add(failed);
    }
  }

  /** What keeps back the actions of a state that is new: any period before is discarded. */
  private Optional<Suppression> suppression(Alarm alarm, long now) {
    if (alarm.suppressor().isEmpty()) {
      return Optional.empty();
    }
    return suppressorRings(alarm)
        ? Optional.of(Suppression.byAlarm())
        : Suppression.period(By.WAIT_PERIOD, now, alarm.waitPeriod());
  }

  private boolean suppressorRings(Alarm alarm) {
    return alarm
        .suppressor()
        .flatMap(store::find)
        .filter(each -> each.state().value() == State.ALARM)
        .isPresent();
  }

  /** A suppressor went into ALARM, or left it; a wait that is under way then goes on. */
  private void suppressorChanged(Alarm alarm, State state) {
    long now = clock.millis();
    if (state == State.ALARM) {
      resuppress(alarm, Optional.of(Suppression.byAlarm()), now);
    } else if (alarm.state().suppressed().filter(each -> each.by() == By.ALARM).isPresent()) {
      resuppress(alarm, Suppression.period(By.EXTENSION_PERIOD, now, alarm.extensionPeriod()), now);
    }
  }

  private void resuppress(Alarm before, Optional<Suppression> by, long now) {
    put(before, before.with(before.state().suppressed(by, now)), List.of());
  }

  /**
   * What keeps back the actions of an alarm whose configuration changed: periods of a suppressor
   * that was replaced are discarded.
   */
  Alarm suppressedAnew(Alarm old, Alarm changed) {
    if (old.suppressor().equals(changed.suppressor())) {
      return changed;
    }
    Optional<Suppression> by =
        suppressorRings(changed) ? Optional.of(Suppression.byAlarm()) : Optional.empty();
    return changed.with(changed.state().suppressed(by, changed.state().updatedAt()));
  }

  /** Lets composite alarms take the actions of the state they are in once their periods end. */
  void release() {
    long now = clock.millis();
    synchronized (store) {
      for (Alarm alarm : store.all()) {
        if (alarm.state().suppressed().filter(each -> each.over(now)).isPresent()) {
          resuppress(alarm, Optional.empty(), now);
        }
      }
    }
  }

  private static List<String> actions(Alarm alarm) {
    if (!alarm.actionsEnabled()) {
      return List.of();
    }
    String member =
        switch (alarm.state().value()) {
          case OK -> "OKActions";
          case ALARM -> "AlarmActions";
          case INSUFFICIENT_DATA -> "InsufficientDataActions";
        };
    List<String> actions = new ArrayList<>();
    alarm.config().path(member).forEach(action -> actions.add(action.asText()));
    return actions;
  }

  /** Evaluates a composite alarm that is new or was changed. */
  void configured(Alarm alarm, String what) {
    evaluate(
        alarm,
        "%s was %s and its alarm rule evaluates to ".formatted(arns.of(alarm.name()), what),
        Optional.empty());
  }

  private void evaluate(Alarm alarm, String because, Optional<Alarm> trigger) {
    if (!(alarm.watch() instanceof Watch.OfAlarms composite) || inCircle(alarm)) {
      return;
    }
    boolean holds =
        composite
            .rule()
            .holds(
                name ->
                    store
                        .find(name)
                        .map(each -> each.state().value())
                        .orElse(State.INSUFFICIENT_DATA));
    State state = holds ? State.ALARM : State.OK;
    if (alarm.state().value() != state) {
      String reason = trigger.isPresent() ? because : because + state;
      set(alarm, state, reason, data(trigger));
    }
  }

  private String data(Optional<Alarm> trigger) {
    ObjectNode data = Json.object();
    var triggering = data.putArray("triggeringAlarms");
    trigger.ifPresent(
        alarm ->
            triggering
                .addObject()
                .put("arn", arns.of(alarm.name()))
                .putObject("state")
                .put("value", alarm.state().value().name())
                .put("timestamp", Reasons.stamp(alarm.state().updatedAt())));
    return Json.write(data);
  }

  /** Whether an alarm depends on itself: CloudWatch does not evaluate such ones. */
  private boolean inCircle(Alarm alarm) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(AlarmQueries.below(alarm));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (next.equals(alarm.name())) {
        return true;
      }
      if (seen.add(next)) {
        store.find(next).ifPresent(each -> open.addAll(AlarmQueries.below(each)));
      }
    }
    return false;
  }
}
