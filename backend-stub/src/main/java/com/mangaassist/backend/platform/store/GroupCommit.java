package com.mangaassist.backend.platform.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a batch of jobs in one transaction: a savepoint each, so that a failing job undoes itself
 * alone, and one commit, so that the disk is waited for once.
 */
final class GroupCommit {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Path file;
  private final Connection connection;
  private final String begin;

  /** {@code begin} starts a transaction of the kind that the connection is for. */
  GroupCommit(Path file, Connection connection, String begin) {
    this.file = file;
    this.connection = connection;
    this.begin = begin;
  }

  /** Runs all jobs; afterwards each knows its result or its failure, and none is settled yet. */
  void run(List<SqlJob<?>> batch) {
    try (var control = connection.createStatement()) {
      try {
        control.execute(begin);
        for (var job : batch) {
          runOne(job, control);
        }
        control.execute("COMMIT");
      } catch (SQLException e) {
        undoAll(control);
        throw e;
      }
    } catch (SQLException e) {
      // Nothing of this batch is durable, also not the jobs that went well.
      LOG.error("A batch of {} jobs on {} was undone", batch.size(), file.getFileName(), e);
      batch.forEach(job -> job.failed(StoreException.of(file, e)));
    }
  }

  private void runOne(SqlJob<?> job, Statement control) throws SQLException {
    control.execute("SAVEPOINT job");
    try {
      job.run(connection);
    } catch (SQLException e) {
      job.failed(StoreException.of(file, e));
      try {
        control.execute("ROLLBACK TO job");
      } catch (SQLException gone) {
        // SQLite has undone the whole transaction by itself: that is the reason for all.
        e.addSuppressed(gone);
        throw e;
      }
    } catch (RuntimeException | Error e) {
      job.failed(e);
      control.execute("ROLLBACK TO job");
    }
    control.execute("RELEASE job");
  }

  private void undoAll(Statement control) {
    try {
      control.execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite rolls back by itself on a full disk or an I/O error: then there is nothing to undo.
      LOG.debug("No transaction left to roll back in {}", file.getFileName(), e);
    }
  }
}
