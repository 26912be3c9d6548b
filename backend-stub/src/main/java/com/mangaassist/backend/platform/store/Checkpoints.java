package com.mangaassist.backend.platform.store;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
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
 * here: then this thread moves nearly all of it, and the writer the little that came meanwhile, see
 * {@link #catchUp}.
 */
final class Checkpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Bytes of a log that is moved without a pause, and then begun anew. */
  private static final long LONG = 24L << 20;

  /** Times that length with which the writer still goes on. */
  private static final int OVERDUE = 2;

  /** How long a moment the writer waits for readers, to begin a log anew that is moved. */
  private static final int MOMENT_MS = 5;

  private static final int PATIENCE_MS = 1_000;

  private final Path file;
  private final File log;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;

  /** Held while the log is moved, by whomever. */
  private final ReentrantLock moving = new ReentrantLock();

  private boolean dirty;
  private boolean closed;

  /** Bytes of the log that are long now: more, where reads that do not end keep it so. */
  private volatile long longFrom = LONG;

  /** Nearly all of a long log is in the database. */
  private volatile boolean moved;

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
      if (!dirty || isLong()) {
        dirty = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isLong() {
    return log.length() >= longFrom;
  }

  /**
   * From the writer's own thread, between two transactions: begins the log anew when it is moved,
   * or moves it when it grew too long.
   */
  void catchUp(Connection writer) {
    boolean overdue = log.length() >= OVERDUE * longFrom;
    if (!moved && !overdue) {
      return;
    }
    moved = false;
    // Beside a move of the other thread SQLite would only say that it is busy.
    moving.lock();
    try (var statement = writer.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + (overdue ? PATIENCE_MS : MOMENT_MS));
      try {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      } finally {
        statement.execute("PRAGMA busy_timeout = " + Connections.BUSY_TIMEOUT_MS);
      }
    } catch (SQLException e) {
      failed(e);
    } finally {
      moving.unlock();
    }
    // A long read may be in its way: then it is not tried again before each transaction.
    longFrom = Math.max(LONG, 2 * log.length());
    settled();
  }

  /** The next commit is the first of its kind: whoever waits for one is told of it. */
  private void settled() {
    lock.lock();
    try {
      dirty = false;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitCommits()) {
        boolean whole = move();
        // A log that is long only by what it once held is whole when the read that held it is over.
        if (isLong() || (whole && log.length() >= LONG)) {
          // What came meanwhile is little: with it the writer is soon done.
          move();
          moved = log.length() >= LONG;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a commit, and then a while for more to move together; false at the end. */
  private boolean awaitCommits() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && (!dirty || moved)) {
        changed.await();
      }
      long left = PAUSE_NANOS;
      while (!closed && left > 0 && !isLong()) {
        left = changed.awaitNanos(left);
      }
      dirty = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Moves what no read and no commit holds; true when that is all. */
  private boolean move() {
    moving.lock();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return row.next() && row.getInt("log") == row.getInt("checkpointed");
    } catch (SQLException e) {
      failed(e);
      return false;
    } finally {
      moving.unlock();
    }
  }

  private void failed(SQLException e) {
    // The log only grows until the next time; nothing is lost.
    LOG.warn("The log of {} could not be moved now", file.getFileName(), e);
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
