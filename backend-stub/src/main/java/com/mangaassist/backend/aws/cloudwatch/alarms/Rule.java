package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A composite alarm's rule. */
sealed interface Rule {
  /** TRUE or FALSE. */
  record Constant(boolean holds) implements Rule {}

  /** Whether an alarm is in a state; its name may be an ARN. */
  record Is(State state, String alarm) implements Rule {}

  /** NOT. */
  record Not(Rule of) implements Rule {}

  /** AND or OR. */
  record Both(boolean and, Rule left, Rule right) implements Rule {}

  /** Whether it holds while alarms are in the states given. */
  default boolean holds(Function<String, State> states) {
    return switch (this) {
      case Constant constant -> constant.holds();
      case Is is -> states.apply(is.alarm()) == is.state();
      case Not not -> !not.of().holds(states);
      case Both both ->
          both.and()
              ? both.left().holds(states) && both.right().holds(states)
              : both.left().holds(states) || both.right().holds(states);
    };
  }

  /** The alarms that it names. */
  default Set<String> alarms() {
    Set<String> names = new TreeSet<>();
    switch (this) {
      case Constant constant -> {
        // It names none.
      }
      case Is is -> names.add(is.alarm());
      case Not not -> names.addAll(not.of().alarms());
      case Both both -> {
        names.addAll(both.left().alarms());
        names.addAll(both.right().alarms());
      }
    }
    return names;
  }
}
