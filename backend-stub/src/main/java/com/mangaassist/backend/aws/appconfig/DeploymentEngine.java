package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.appconfig.Environment.Monitor;
import com.mangaassist.backend.aws.delivery.AlarmStates;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.backend.aws.rest.RestFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves deployments on: growth, bake time and completion by the clock, rollback by alarms. All it
 * needs stands in the store, so a deployment goes on after a restart where the clock says. Whoever
 * reads something that time changes calls {@link #catchUp} first; {@link DeploymentTimer} calls it
 * when nobody reads.
 */
final class DeploymentEngine {
  private final AppConfigStore store;
  private final Clock clock;
  private final AlarmStates alarms;
  private volatile List<Watch> watches = List.of();
  private volatile Runnable changed = () -> {};

  /** An active deployment: when time changes it next, and the alarms that may stop it. */
  private record Watch(long deployment, Instant due, List<String> alarmArns) {}

  DeploymentEngine(AppConfigStore store, Clock clock, AlarmStates alarms) {
    this.store = store;
    this.clock = clock;
    this.alarms = alarms;
  }

  /** Tells {@code listener} whenever {@link #nextDue} or {@link #monitored} may have changed. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  /** When time next changes something; empty when nothing is active. */
  Optional<Instant> nextDue() {
    return watches.stream().map(Watch::due).min(Instant::compareTo);
  }

  /** Whether an alarm could stop something. */
  boolean monitored() {
    return watches.stream().anyMatch(watch -> !watch.alarmArns().isEmpty());
  }

  /** Reads anew what is active; after every change of deployments or monitors. */
  synchronized void refresh() throws RestFault {
    watches =
        store.read(
            connection -> {
              List<Watch> read = new ArrayList<>();
              for (Deployment deployment : Deployment.active(connection)) {
                List<Monitor> monitors =
                    Environment.find(
                            connection, deployment.applicationId(), deployment.environmentId())
                        .monitors();
                read.add(
                    new Watch(
                        deployment.seq(),
                        deployment.due(),
                        deployment.state() == DeploymentState.ROLLING_BACK
                            ? List.of()
                            : monitors.stream().map(Monitor::alarmArn).toList()));
              }
              return List.copyOf(read);
            });
    changed.run();
  }

  /** Lets everything happen that is due by now, and rolls back what an alarm stops. */
  void catchUp() throws RestFault {
    List<Watch> now = watches;
    if (now.isEmpty()) {
      return;
    }
    Instant at = clock.instant();
    Map<Long, String> stopped = new HashMap<>();
    boolean due = false;
    for (Watch watch : now) {
      due |= !watch.due().isAfter(at);
      watch.alarmArns().stream()
          .filter(this::stops)
          .findFirst()
          .ifPresent(arn -> stopped.put(watch.deployment(), arn));
    }
    if (!due && stopped.isEmpty()) {
      return;
    }
    store.write(
        connection -> {
          for (Deployment deployment : Deployment.active(connection)) {
            move(connection, deployment, at, Optional.ofNullable(stopped.get(deployment.seq())));
          }
          return at;
        });
    refresh();
  }

  /** As the user guide says: both states stop, unless the alarm's actions are switched off. */
  private boolean stops(String alarmArn) {
    return alarms
        .alarm(alarmArn)
        .filter(AlarmStates.Alarm::actionsEnabled)
        .filter(alarm -> alarm.state() == State.ALARM || alarm.state() == State.INSUFFICIENT_DATA)
        .isPresent();
  }

  private static void move(
      Connection connection, Deployment deployment, Instant at, Optional<String> alarmArn)
      throws SQLException {
    Progress progress = new Progress(connection, deployment);
    if (deployment.state() == DeploymentState.ROLLING_BACK) {
      progress.rolledBack(at);
    } else if (alarmArn.isPresent()) {
      progress.rollBack(DeploymentEvent.alarmed(alarmArn.get(), at));
    } else {
      progress.grow(at);
    }
  }
}
