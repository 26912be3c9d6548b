package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.platform.parts.Setback;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works move tasks off, each on a thread of its own; after a restart it goes on with them. */
final class MoveTasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MoveTasks.class);
  private static final int STEP = 50;

  /** Waits; whoever wires it decides how time passes. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  private record Message(long row, @Nullable String source) {}

  private record Step(boolean last, Set<Long> rung) {}

  private final SqsStore store;
  private final QueueArns arns;
  private final Signals signals;
  private final RequestIds ids;
  private final Clock clock;
  private final Pause pause;
  private final Map<Long, Thread> threads = new ConcurrentHashMap<>();

  MoveTasks(
      SqsStore store, QueueArns arns, Signals signals, RequestIds ids, Clock clock, Pause pause) {
    this.store = store;
    this.arns = arns;
    this.signals = signals;
    this.ids = ids;
    this.clock = clock;
    this.pause = pause;
  }

  /** Goes on with what a former run of the program left. */
  void resume() {
    try {
      store.write(MoveTask::allRunning).forEach(task -> start(task.id()));
    } catch (AwsFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the work on a task that is on the disk. */
  void start(long task) {
    Thread thread = Thread.ofVirtual().name("sqs-move-" + task).unstarted(() -> run(task));
    threads.put(task, thread);
    thread.start();
  }

  private void run(long id) {
    try {
      Setback setback = new Setback(LOG, "Move task " + id, Duration.ofMillis(100));
      boolean last = false;
      while (!last) {
        try {
          last = moved(id);
          setback.passed();
        } catch (StoreException e) {
          if (e.kind() == StoreException.Kind.CLOSED) {
            throw e;
          }
          setback.failed(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AwsFault | StoreException e) {
      LOG.error("Move task {} stopped", id, e);
    } finally {
      threads.remove(id);
    }
  }

  /** Moves some; true when there is no more to do. */
  private boolean moved(long id) throws AwsFault, InterruptedException {
    Optional<MoveTask> task = store.write(c -> MoveTask.of(c, id));
    if (task.isEmpty() || !task.get().running()) {
      return true;
    }
    Integer rate = task.get().rate();
    Step step = store.write(c -> step(c, id, rate == null ? STEP : 1));
    step.rung().forEach(signals::ring);
    if (!step.last() && rate != null) {
      pause.pause(Duration.ofSeconds(1).dividedBy(rate));
    }
    return step.last();
  }

  private Step step(Connection c, long id, int most) throws SQLException {
    MoveTask task = MoveTask.of(c, id).orElseThrow();
    if (!task.running()) {
      return new Step(true, Set.of());
    }
    Optional<Queue> source = living(c, task.source());
    if (source.isEmpty()) {
      task.end(c, MoveTask.FAILED, "AWS.SimpleQueueService.NonExistentQueue");
      return new Step(true, Set.of());
    }
    List<Message> messages =
        Sql.list(
            c,
            row -> new Message(row.getLong(1), row.getString(2)),
            "SELECT id, source FROM message WHERE queue = ? AND visible_at <= ?"
                + " ORDER BY visible_at, id LIMIT ?",
            source.get().id(),
            clock.millis(),
            Math.min(most, task.toMove() - task.moved()));
    Set<Long> rung = new HashSet<>();
    int moved = 0;
    for (Message message : messages) {
      String target = task.destination() == null ? message.source() : task.destination();
      Optional<Queue> destination = target == null ? Optional.empty() : living(c, target);
      if (destination.isEmpty()) {
        task.progress(c, moved);
        task.end(
            c,
            MoveTask.FAILED,
            target == null
                ? "CouldNotDetermineMessageSource"
                : "AWS.SimpleQueueService.NonExistentQueue");
        return new Step(true, rung);
      }
      move(c, message.row(), destination.get());
      rung.add(destination.get().id());
      moved++;
    }
    task.progress(c, moved);
    boolean done = messages.isEmpty() || task.moved() + moved >= task.toMove();
    if (done) {
      task.end(c, MoveTask.COMPLETED, null);
    }
    return new Step(done, rung);
  }

  private Optional<Queue> living(Connection c, String arn) throws SQLException {
    Optional<Queue> queue = arns.name(arn).flatMap(store::queue);
    return queue.isPresent() && SqsStore.alive(c, queue.get()) ? queue : Optional.empty();
  }

  /** A moved message is a new one: its id, age and receive count begin again. */
  private void move(Connection c, long row, Queue destination) throws SQLException {
    long now = clock.millis();
    long moved =
        Sql.first(
                c,
                inserted -> inserted.getLong(1),
                "INSERT INTO message (queue, message_id, sent_at, visible_at, message_group)"
                    + " SELECT ?, ?, ?, ?, message_group FROM message WHERE id = ? RETURNING id",
                destination.id(),
                ids.next(),
                now,
                now + destination.whole("DelaySeconds") * 1_000L,
                row)
            .orElseThrow();
    Sql.update(c, "UPDATE content SET id = ? WHERE id = ?", moved, row);
    Sql.update(c, "DELETE FROM message WHERE id = ?", row);
  }

  /** Stops working; what is left goes on at the next start. */
  @Override
  public void close() {
    List<Thread> running = List.copyOf(threads.values());
    running.forEach(Thread::interrupt);
    try {
      for (Thread thread : running) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
