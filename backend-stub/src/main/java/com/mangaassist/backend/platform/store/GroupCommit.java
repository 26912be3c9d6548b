package com.mangaassist.backend.platform.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a batch of jobs in one transaction and one commit, so that the disk is waited for once. A
 * failing job undoes itself alone: each has a savepoint, or, where jobs may run twice, the batch is
 * undone and run again with savepoints. A savepoint keeps a copy of every page that its job
 * changes; without them a busy writer writes half as much.
 */
final class GroupCommit {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Path file;
  private final Connection connection;
  private final String begin;
  private final boolean repeatable;

  /** Why the last transaction was undone, if the fault is the file's and not a job's. */
  private volatile String trouble = "";

  /**
   * Runs nothing yet.
   *
   * @param begin starts a transaction of the kind that the connection is for
   * @param repeatable whether every job may run twice
   */
  GroupCommit(Path file, Connection connection, String begin, boolean repeatable) {
    this.file = file;
    this.connection = connection;
    this.begin = begin;
    this.repeatable = repeatable;
  }

  /** Runs all jobs; afterwards each knows its result or its failure, and none is settled yet. */
  void run(List<SqlJob<?>> batch) {
    if (batch.size() == 1) {
      alone(batch.getFirst());
    } else if (!repeatable || !hopeful(batch)) {
      together(batch);
    }
  }

  /** False when something failed: then nothing was kept, and no job knows of it. */
  private boolean hopeful(List<SqlJob<?>> batch) {
    try {
      control(begin);
      for (var job : batch) {
        job.run(connection);
      }
      control("COMMIT");
      recovered();
      return true;
    } catch (SQLException | RuntimeException | Error e) {
      undoAll();
      LOG.debug("{} jobs on {} are run again", batch.size(), file.getFileName(), e);
      return false;
    }
  }

  /** A job that has the transaction to itself needs no savepoint. */
  private void alone(SqlJob<?> job) {
    try {
      control(begin);
      job.run(connection);
      control("COMMIT");
      recovered();
    } catch (SQLException e) {
      undoAll();
      job.failed(noted(StoreException.of(file, e)));
    } catch (RuntimeException | Error e) {
      undoAll();
      job.failed(e);
    }
  }

  private void together(List<SqlJob<?>> batch) {
    try {
      control(begin);
      for (var job : batch) {
        amongOthers(job);
      }
      control("COMMIT");
      recovered();
    } catch (SQLException e) {
      undoAll();
      // Nothing of this batch is durable, also not the jobs that went well.
      LOG.error("A batch of {} jobs on {} was undone", batch.size(), file.getFileName(), e);
      noted(StoreException.of(file, e));
      batch.forEach(job -> job.failed(StoreException.of(file, e)));
    } catch (RuntimeException | Error e) {
      undoAll();
      throw e;
    }
  }

  private void amongOthers(SqlJob<?> job) throws SQLException {
    control("SAVEPOINT job");
    try {
      job.run(connection);
    } catch (SQLException e) {
      job.failed(StoreException.of(file, e));
      try {
        control("ROLLBACK TO job");
      } catch (SQLException gone) {
        // SQLite has undone the whole transaction by itself: that is the reason for all.
        e.addSuppressed(gone);
        throw e;
      }
    } catch (RuntimeException | Error e) {
      job.failed(e);
      control("ROLLBACK TO job");
    }
    control("RELEASE job");
  }

  /** Why nothing can be written at the moment; else empty. */
  String trouble() {
    return trouble;
  }

  private StoreException noted(StoreException failure) {
    if (failure.kind() != StoreException.Kind.FAILED) {
      trouble = String.valueOf(failure.getMessage());
    }
    return failure;
  }

  private void recovered() {
    if (!trouble.isEmpty()) {
      trouble = "";
    }
  }

  private void undoAll() {
    try {
      control("ROLLBACK");
    } catch (SQLException e) {
      // SQLite rolls back by itself on a full disk or an I/O error: then there is nothing to undo.
      LOG.debug("No transaction left to roll back in {}", file.getFileName(), e);
    }
  }

  private void control(String sql) throws SQLException {
    var _ = StatementCache.with(connection, sql, statement -> statement.execute());
  }
}
