package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.delivery.AlarmStates;
import com.mangaassist.backend.aws.delivery.EventSink;
import com.mangaassist.backend.aws.delivery.FunctionSink;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The alarms of CloudWatch: their operations, and what they say. */
public final class Alarms implements AlarmStates, AutoCloseable {
  private final AlarmStore store;
  private final AlarmArns arns;
  private final AlarmEngine engine;
  private final Transitions transitions;
  private final AlarmEvents events;
  private final AlarmActions actions;
  private final AlarmHistory history;
  private final Clock clock;
  private final Map<String, JsonOperation> operations;

  /**
   * Reads the alarms of a database.
   *
   * @param events is told of changed states
   * @param functions what alarms invoke
   */
  public Alarms(
      SqliteDatabase database,
      MetricStore metrics,
      AlarmArns arns,
      Clock clock,
      EventSink events,
      FunctionSink functions) {
    this.arns = arns;
    this.clock = clock;
    store = new AlarmStore(database);
    history = new AlarmHistory(database);
    this.events = new AlarmEvents(database, events);
    actions = new AlarmActions(database, functions);
    transitions = new Transitions(store, history, arns, clock);
    engine = new AlarmEngine(store, metrics, clock, transitions);
    AlarmOperations alarms = new AlarmOperations(store, engine, transitions, clock);
    AlarmQueries queries = new AlarmQueries(store, arns);
    AlarmTags tags = new AlarmTags(store, arns);
    operations =
        Map.ofEntries(
            Map.entry("PutMetricAlarm", alarms::putMetricAlarm),
            Map.entry("PutCompositeAlarm", alarms::putCompositeAlarm),
            Map.entry("DeleteAlarms", alarms::delete),
            Map.entry("SetAlarmState", alarms::setState),
            Map.entry("EnableAlarmActions", alarms::enableActions),
            Map.entry("DisableAlarmActions", alarms::disableActions),
            Map.entry("DescribeAlarms", queries::describe),
            Map.entry("DescribeAlarmsForMetric", queries::forMetric),
            Map.entry("DescribeAlarmHistory", history::call),
            Map.entry("ListTagsForResource", tags::list),
            Map.entry("TagResource", tags::tag),
            Map.entry("UntagResource", tags::untag));
  }

  /** Its operations by name. */
  public Map<String, JsonOperation> operations() {
    return operations;
  }

  /** Metrics got values. */
  public void changed(Collection<MetricId> metrics) {
    engine.changed(metrics);
  }

  /** Evaluates what is due and tells of what changed. */
  public synchronized void tick() {
    engine.tick();
    transitions.release();
    events.handOn();
    actions.perform();
  }

  /** What was not invoked waits for the next run. */
  @Override
  public void close() {
    actions.close();
  }

  /** Forgets history that is too old. */
  public void age() {
    history.forgetOld(clock.instant());
  }

  @Override
  public Optional<Alarm> alarm(String alarmArn) {
    String name = AlarmArns.nameOf(alarmArn);
    return store
        .find(name)
        .filter(found -> arns.of(name).equals(alarmArn))
        .map(found -> new Alarm(found.state().value(), found.actionsEnabled()));
  }
}
