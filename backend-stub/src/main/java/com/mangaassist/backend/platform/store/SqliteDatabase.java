package com.mangaassist.backend.platform.store;

import com.mangaassist.backend.platform.store.StoreException.Kind;
import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SQLite file: writes go through one platform thread with group commit, reads through a few
 * platform threads with a read-only connection each, because SQLite's native calls would pin the
 * carrier of a virtual thread. A write that was acknowledged survives the death of the program.
 */
public final class SqliteDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

  private final Path file;
  private final InstanceLock lock;
  private final JobQueue writes;
  private final JobQueue reads;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService completions;
  private @Nullable Checkpoints checkpoints;
  private @Nullable GroupCommit writer;

  /**
   * How a database is run.
   *
   * @param readers reader threads
   * @param queue jobs that may wait before {@link #write} and {@link #read} make their caller wait
   * @param batch most jobs in one commit
   * @param repeatable every {@link #write} may run twice, the second time on a database that shows
   *     nothing of the first: then jobs in one commit need no savepoint each, and are run again
   *     with savepoints when one of them fails
   */
  public record Settings(int readers, int queue, int batch, boolean repeatable) {

    /** Fits a desktop: three readers, a few thousand waiting jobs, 256 jobs a commit. */
    public static Settings standard() {
      return new Settings(3, 4_096, 256, false);
    }

    /** The same for work that changes nothing but the database. */
    public static Settings ofRepeatableWork() {
      return new Settings(3, 4_096, 256, true);
    }
  }

  private SqliteDatabase(Path file, InstanceLock lock, Settings settings) {
    this.file = file;
    this.lock = lock;
    this.writes = new JobQueue(settings.queue());
    this.reads = new JobQueue(settings.queue());
    var name = "store-" + file.getFileName();
    this.completions =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-done-", 0).factory());
  }

  /** Opens with {@link Settings#standard()}. */
  public static SqliteDatabase open(Path file, List<String> schemaMigrations) {
    return open(file, schemaMigrations, Settings.standard());
  }

  /**
   * Opens or creates the file and brings its schema up to date.
   *
   * @param schemaMigrations SQL scripts in order; a released script never changes, new ones follow
   * @throws StoreException locked by another instance, not writable, damaged, or of a newer version
   */
  public static SqliteDatabase open(Path file, List<String> schemaMigrations, Settings settings) {
    createFolder(file);
    var database = new SqliteDatabase(file, InstanceLock.take(file), settings);
    try {
      database.start(schemaMigrations, settings);
      return database;
    } catch (SQLException e) {
      database.close();
      throw StoreException.of(file, e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void createFolder(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new StoreException(
          Kind.NOT_WRITABLE, "The folder of database " + file + " cannot be created.", e);
    }
  }

  private static void createFile(Path file) {
    try {
      // SQLite's own files beside it take its mode.
      PrivateFiles.create(file);
    } catch (IOException e) {
      throw new StoreException(Kind.NOT_WRITABLE, file + " cannot be kept for its owner alone.", e);
    }
  }

  private void start(List<String> schemaMigrations, Settings settings) throws SQLException {
    createFile(file);
    var writing = opened(Connections.writer(file));
    Migrations.run(file, writing, schemaMigrations);
    var readers = new ArrayList<Connection>();
    for (var i = 0; i < settings.readers(); i++) {
      readers.add(opened(Connections.reader(file)));
    }
    var moving = Checkpoints.start(file, opened(Connections.checkpointer(file)));
    checkpoints = moving;
    var group =
        new GroupCommit(
            file, StatementCache.over(writing), "BEGIN IMMEDIATE", settings.repeatable());
    writer = group;
    run(
        "writer",
        writes,
        settings.batch(),
        jobs -> {
          moving.catchUp(writing);
          group.run(jobs);
          moving.committed();
        });
    for (var reader : readers) {
      run(
          "reader-" + readers.indexOf(reader),
          reads,
          1,
          new GroupCommit(file, StatementCache.over(reader), "BEGIN", false)::run);
    }
  }

  private Connection opened(Connection connection) {
    connections.add(connection);
    return connection;
  }

  private void run(String role, JobQueue queue, int batch, Consumer<List<SqlJob<?>>> transaction) {
    var name = "store-" + file.getFileName() + "-" + role;
    threads.add(
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .start(
                () -> {
                  for (var jobs = queue.take(batch); !jobs.isEmpty(); jobs = queue.take(batch)) {
                    whole(jobs, transaction);
                    jobs.forEach(job -> completions.execute(job::settle));
                  }
                }));
  }

  /** No failure ends the thread: others would wait for it for ever. */
  private void whole(List<SqlJob<?>> jobs, Consumer<List<SqlJob<?>>> transaction) {
    try {
      transaction.accept(jobs);
    } catch (RuntimeException | Error e) {
      LOG.error("{} jobs on {} were given up", jobs.size(), file.getFileName(), e);
      jobs.forEach(job -> job.failed(e));
    }
  }

  /**
   * Runs {@code work} on the writer thread, in one commit with whatever else waits. Blocks while
   * the queue is full.
   *
   * @return completes once the commit is on the disk, on a virtual thread; fails with what the work
   *     threw (a {@link StoreException} for SQL) or with {@link Kind#CLOSED}
   */
  public <T> CompletableFuture<T> write(SqlWork<T> work) {
    return submit(writes, new SqlJob<>(work));
  }

  /**
   * Runs {@code work} in a read-only snapshot on a reader thread and waits for it.
   *
   * @throws StoreException also when the waiting thread is interrupted
   */
  public <T> T read(SqlWork<T> work) {
    try {
      return readLater(work).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new StoreException(Kind.FAILED, "A read of " + file.getFileName() + " failed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Kind.FAILED, "Interrupted while reading " + file.getFileName(), e);
    }
  }

  /**
   * Runs {@code work} in a read-only snapshot on a reader thread.
   *
   * @return completes on a virtual thread; fails as {@link #write} does
   */
  public <T> CompletableFuture<T> readLater(SqlWork<T> work) {
    return submit(reads, new SqlJob<>(work));
  }

  private <T> CompletableFuture<T> submit(JobQueue queue, SqlJob<T> job) {
    try {
      if (!queue.offer(job)) {
        job.failed(new StoreException(Kind.CLOSED, file.getFileName() + " is closed."));
        job.settle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      job.failed(new StoreException(Kind.FAILED, "Interrupted while waiting to write.", e));
      job.settle();
    }
    return job.promise();
  }

  /**
   * Why the last commit failed, if it was for the file, such as a full disk; else empty. What a job
   * brought about by itself is no trouble.
   */
  public String trouble() {
    GroupCommit group = writer;
    return group == null ? "" : group.trouble();
  }

  /** Refuses new work, finishes what was accepted, and lets go of the file. */
  @Override
  public void close() {
    writes.close();
    reads.close();
    threads.forEach(SqliteDatabase::await);
    if (checkpoints != null) {
      checkpoints.close();
    }
    completions.close();
    for (var connection : connections.reversed()) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.warn("A connection of {} did not close", file.getFileName(), e);
      }
    }
    lock.close();
  }

  static void await(Thread thread) {
    var interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
