package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an alarm says of the datapoints in its evaluation range, by AWS's documented rules: real
 * datapoints before missing ones, and missing ones only as far as they are needed.
 *
 * @param state empty to keep the state as it is
 * @param evaluated the real datapoints that were looked at, newest first
 * @param filled how many missing ones were taken for something
 */
record Judgement(Optional<State> state, List<Datapoint> evaluated, int filled) {

  /**
   * A real datapoint.
   *
   * @param age 1 for the newest period
   * @param second when its period begins
   */
  record Datapoint(int age, long second, double value, boolean breaching) {}

  /** How many periods before those to evaluate are looked at for real datapoints. */
  static final int FURTHER_BACK = 2;

  /**
   * Judges.
   *
   * @param newestFirst a value or nothing for each period of the range
   * @param newest when the newest period begins
   */
  static Judgement of(Watch.OfMetrics watch, List<OptionalDouble> newestFirst, long newest) {
    List<Datapoint> real = new ArrayList<>();
    for (int i = 0; i < newestFirst.size(); i++) {
      if (newestFirst.get(i).isPresent()) {
        double value = newestFirst.get(i).getAsDouble();
        real.add(
            new Datapoint(
                i + 1,
                newest - (long) i * watch.period(),
                value,
                watch.comparison().breaches(value, watch.threshold())));
      }
    }
    int periods = watch.evaluationPeriods();
    List<Datapoint> evaluated = real.subList(0, Math.min(periods, real.size()));
    return new Judgement(
        state(watch, evaluated), List.copyOf(evaluated), periods - evaluated.size());
  }

  /** The same with the state kept as it is. */
  Judgement undecided() {
    return new Judgement(Optional.empty(), evaluated, filled);
  }

  private static Optional<State> state(Watch.OfMetrics watch, List<Datapoint> evaluated) {
    int wanted = watch.datapointsToAlarm();
    long breaching = evaluated.stream().filter(Datapoint::breaching).count();
    int missing = watch.evaluationPeriods() - evaluated.size();
    if (breaching >= wanted) {
      return Optional.of(State.ALARM);
    }
    if (missing == 0) {
      return Optional.of(State.OK);
    }
    return switch (watch.missing()) {
      case BREACHING -> Optional.of(breaching + missing >= wanted ? State.ALARM : State.OK);
      case NOT_BREACHING -> Optional.of(State.OK);
      case IGNORE -> breaching < evaluated.size() ? Optional.of(State.OK) : Optional.empty();
      case MISSING -> ofMissing(watch, evaluated, breaching);
    };
  }

  private static Optional<State> ofMissing(
      Watch.OfMetrics watch, List<Datapoint> evaluated, long breaching) {
    if (evaluated.isEmpty()) {
      return Optional.of(State.INSUFFICIENT_DATA);
    }
    if (breaching < evaluated.size()) {
      return Optional.of(State.OK);
    }
    // All that came breaches and the rest is missing: an alarm once it has lasted long enough.
    return evaluated.getLast().age() >= watch.datapointsToAlarm()
        ? Optional.of(State.ALARM)
        : Optional.empty();
  }
}
