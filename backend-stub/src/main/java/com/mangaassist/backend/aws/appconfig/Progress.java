package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of state of one deployment, inside the transaction of {@code connection}. */
final class Progress {
  private final Connection connection;
  private final Deployment deployment;

  Progress(Connection connection, Deployment deployment) {
    this.connection = connection;
    this.deployment = deployment;
  }

  /**
   * All that is due by {@code now}, in order. What happened while the program was down is told as
   * of when it was due.
   */
  void grow(Instant now) throws SQLException {
    DeploymentState state = deployment.state();
    int done = deployment.stepsDone();
    if (state == DeploymentState.DEPLOYING) {
      List<Float> steps = deployment.steps();
      while (done < steps.size() && !deployment.stepAt(done).isAfter(now)) {
        DeploymentEvent.percentage(steps.get(done), deployment.stepAt(done))
            .append(connection, deployment.seq());
        done++;
      }
      if (done == steps.size() && !deployment.stepAt(done).isAfter(now)) {
        DeploymentEvent.bakeStarted(deployment.stepAt(done)).append(connection, deployment.seq());
        state = DeploymentState.BAKING;
      }
      update(state, done == 0 ? 0 : steps.get(done - 1), done, null);
    }
    if (state == DeploymentState.BAKING && !deployment.completesAt().isAfter(now)) {
      DeploymentEvent.completed(deployment.completesAt()).append(connection, deployment.seq());
      update(DeploymentState.COMPLETE, 100, done, deployment.completesAt());
      environment(EnvironmentState.READY_FOR_DEPLOYMENT);
    }
  }

  /** Begins to take it back; clients get what was before from now on. */
  void rollBack(DeploymentEvent why) throws SQLException {
    why.append(connection, deployment.seq());
    update(DeploymentState.ROLLING_BACK, deployment.percentage(), deployment.stepsDone(), null);
    environment(EnvironmentState.ROLLING_BACK);
  }

  /** Nobody has it any more. */
  void rolledBack(Instant at) throws SQLException {
    DeploymentEvent.rolledBack(at).append(connection, deployment.seq());
    update(DeploymentState.ROLLED_BACK, 0, deployment.stepsDone(), at);
    environment(EnvironmentState.ROLLED_BACK);
  }

  /** Takes back what had completed. */
  void revert(Instant at) throws SQLException {
    DeploymentEvent.reverted(at).append(connection, deployment.seq());
    update(DeploymentState.REVERTED, 0, deployment.stepsDone(), deployment.completedAt());
    environment(EnvironmentState.REVERTED);
  }

  private void update(
      DeploymentState state, float percentage, int steps, @Nullable Instant completedAt)
      throws SQLException {
    Sql.update(
        connection,
        "UPDATE deployment SET state = ?, percentage = ?, steps_done = ?, completed_at = ?"
            + " WHERE seq = ?",
        state.name(),
        percentage,
        steps,
        completedAt == null ? null : completedAt.toEpochMilli(),
        deployment.seq());
  }

  private void environment(EnvironmentState state) throws SQLException {
    Environment.setState(connection, deployment.environment(), state);
  }
}
