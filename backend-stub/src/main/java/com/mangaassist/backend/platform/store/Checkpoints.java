package com.mangaassist.backend.platform.store;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what was committed from SQLite's log into the database, on a thread and connection of its
 * own. By itself SQLite does so within the commit that makes the log long, and whoever waits for
 * that commit waits for more syncs of the disk.
 *
 * <p>A log that never rests, because commits follow each other without a gap, is never moved whole
 * here: then the writer does it, see {@link #catchUp}.
 */
final class Checkpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Bytes of the log with which the writer still goes on. */
  private static final long OVERDUE = 32L << 20;

  private final Path file;
  private final File log;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private boolean dirty;
  private boolean closed;
  private long overdue = OVERDUE;

  private Checkpoints(Path file, Connection connection) {
    this.file = file;
    this.log = new File(file + "-wal");
    this.connection = connection;
    this.thread =
        Thread.ofPlatform()
            .name("store-" + file.getFileName() + "-checkpoints")
            .daemon()
            .unstarted(this::run);
  }

  /** Begins; the connection stays the caller's to close, afterwards. */
  static Checkpoints start(Path file, Connection connection) {
    var checkpoints = new Checkpoints(file, connection);
    checkpoints.thread.start();
    return checkpoints;
  }

  /** Something was committed; does not wait. */
  void committed() {
    lock.lock();
    try {
      if (!dirty) {
        dirty = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** From the writer's own thread, between two transactions: moves a log that grew too long. */
  void catchUp(Connection writer) {
    if (log.length() < overdue) {
      return;
    }
    move(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
    // A long read may be in its way: then it is not tried again before each transaction.
    overdue = Math.max(OVERDUE, 2 * log.length());
  }

  private void run() {
    try {
      while (awaitCommits()) {
        move(connection, "PRAGMA wal_checkpoint(PASSIVE)");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a commit, and then a while for more to move together; false at the end. */
  private boolean awaitCommits() throws InterruptedException {
    lock.lock();
    try {
      while (!dirty && !closed) {
        changed.await();
      }
      long left = PAUSE_NANOS;
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      dirty = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void move(Connection through, String how) {
    try (var statement = through.createStatement()) {
      statement.execute(how);
    } catch (SQLException e) {
      // The log only grows until the next time; nothing is lost.
      LOG.warn("The log of {} could not be moved now", file.getFileName(), e);
    }
  }

  /** Ends; the last connection that is closed moves what is left. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    SqliteDatabase.await(thread);
  }
}
