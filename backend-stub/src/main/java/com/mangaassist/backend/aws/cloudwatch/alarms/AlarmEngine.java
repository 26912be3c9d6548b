package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.cloudwatch.data.Evaluation;
import com.mangaassist.backend.aws.cloudwatch.math.MathException;
import com.mangaassist.backend.aws.cloudwatch.math.TimeSeries;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.Periods;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates metric alarms: each when its periods move on, and when one of its metrics got values.
 * What is held in memory is one entry for each alarm; values are read from the store.
 */
final class AlarmEngine {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmEngine.class);

  /** A state that was set by hand is left alone so long, in seconds. */
  private static final long SET_BY_HAND = 15;

  private final AlarmStore store;
  private final MetricStore metrics;
  private final Clock clock;
  private final Transitions transitions;
  private final Map<String, Long> evaluatedTo = new HashMap<>();
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private volatile Map<MetricId, List<String>> watchers = Map.of();

  AlarmEngine(AlarmStore store, MetricStore metrics, Clock clock, Transitions transitions) {
    this.store = store;
    this.metrics = metrics;
    this.clock = clock;
    this.transitions = transitions;
    reread();
  }

  /** Looks anew at which alarms watch which metrics; after every change of alarms. */
  void reread() {
    Map<MetricId, List<String>> all = new HashMap<>();
    for (Alarm alarm : store.all()) {
      for (MetricId metric : AlarmQueries.metrics(alarm)) {
        all.computeIfAbsent(metric, key -> new ArrayList<>()).add(alarm.name());
      }
    }
    watchers = Map.copyOf(all);
  }

  /** Metrics got values. */
  void changed(Collection<MetricId> changed) {
    Map<MetricId, List<String>> now = watchers;
    for (MetricId metric : changed) {
      touched.addAll(now.getOrDefault(metric, List.of()));
    }
  }

  /** An alarm is new or was changed: it is evaluated next. */
  void configured(String name) {
    reread();
    touched.add(name);
  }

  /** Evaluates what is due. */
  void tick() {
    long now = clock.instant().getEpochSecond();
    for (Alarm alarm : store.all()) {
      if (alarm.watch() instanceof Watch.OfMetrics watch) {
        long end = Periods.floor(now, watch.step());
        if (due(alarm.name(), end)) {
          evaluate(alarm.name(), watch, end);
        }
      }
    }
  }

  private synchronized boolean due(String name, long end) {
    Long before = evaluatedTo.get(name);
    if (before != null && before > end) {
      return false;
    }
    boolean moved = before == null || before < end;
    evaluatedTo.put(name, end);
    return touched.remove(name) || moved;
  }

  /** A state was set by hand: it stays for a moment, as on AWS. */
  synchronized void leaveAlone(Alarm alarm) {
    if (alarm.watch() instanceof Watch.OfMetrics watch) {
      long now = clock.instant().getEpochSecond();
      evaluatedTo.put(alarm.name(), Periods.floor(now + SET_BY_HAND, watch.step()) + 1);
      touched.remove(alarm.name());
    }
  }

  /** An alarm is gone. */
  synchronized void forget(String name) {
    evaluatedTo.remove(name);
    touched.remove(name);
    reread();
  }

  private void evaluate(String name, Watch.OfMetrics watch, long end) {
    try {
      Judgement judgement = judge(watch, end);
      judgement.state().ifPresent(state -> transitions.judged(name, watch, judgement, state));
    } catch (MathException | RuntimeException e) {
      LOG.error("Alarm {} could not be evaluated", name, e);
    }
  }

  private Judgement judge(Watch.OfMetrics watch, long end) throws MathException {
    int range = watch.evaluationPeriods() + Judgement.FURTHER_BACK;
    long from = end - (long) range * watch.period();
    List<TimeSeries> all =
        new Evaluation(metrics, watch.queries(), from, end, false).series(watch.returned());
    if (all.size() != 1) {
      throw new MathException("An alarm watches one time series, not " + all.size());
    }
    List<OptionalDouble> newestFirst = new ArrayList<>();
    long newest = end - watch.period();
    for (int i = 0; i < range; i++) {
      Double value = all.getFirst().values().get(newest - (long) i * watch.period());
      newestFirst.add(value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    }
    Judgement judgement = Judgement.of(watch, newestFirst, newest);
    return watch.fewIgnored() && FewSamples.found(metrics, watch, judgement, from, end)
        ? judgement.undecided()
        : judgement;
  }
}
