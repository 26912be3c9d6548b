package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.platform.parts.Threads;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.services.queues.WorkQueue;
import com.mangaassist.services.queues.WorkQueue.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the orders of jobs off their queue and does them, a few at a time. */
public final class JobWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
  private static final int AT_ONCE = 4;

  /** For how long an order is hidden from other workers; a job under way holds it longer. */
  public static final Duration HELD = Duration.ofSeconds(30);

  /** How often an order is handed out before it is one that nobody can carry out. */
  public static final int MOST_RECEIVES = 5;

  private static final int BEAT_SECONDS = 10;
  private static final int PAUSE_SECONDS = 1;
  private static final int PATIENCE_AT_CLOSE_SECONDS = 5;

  private final GenerateService jobs;
  private final JobRunner runner;
  private final Traces traces;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService hands =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("generate-", 0).factory());
  private final ScheduledThreadPoolExecutor heartbeat =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("generate-heartbeat").factory());
  private @Nullable Thread thread;
  private volatile boolean closed;

  /** Nothing is done before {@link #start}; the arguments stay the caller's. */
  public JobWorker(
      GenerateService jobs,
      JobStore store,
      ChatService chat,
      SessionStore sessions,
      Traces traces) {
    this.jobs = jobs;
    this.traces = traces;
    this.runner = new JobRunner(jobs, store, chat::answer, sessions);
  }

  /** Orders what an earlier run left, and begins. */
  public synchronized void start(WorkQueue queue) {
    if (!closed) {
      jobs.resume();
      thread = Thread.ofVirtual().name("generate-orders").start(() -> run(queue));
    }
  }

  private void run(WorkQueue queue) {
    try {
      while (!closed) {
        free.acquire();
        int more = free.drainPermits();
        int given = 0;
        try {
          List<Work> orders = receive(queue, more + 1);
          given = orders.size();
          orders.forEach(order -> hands.execute(() -> handle(queue, order)));
        } finally {
          free.release(more + 1 - given);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Closed");
    }
  }

  private List<Work> receive(WorkQueue queue, int most) throws InterruptedException {
    var call = queue.receive(most);
    try {
      return call.get();
    } catch (ExecutionException e) {
      LOG.warn("No orders can be had: {}", String.valueOf(e.getCause()));
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      return List.of();
    } finally {
      call.cancel(true);
    }
  }

  private void handle(WorkQueue queue, Work order) {
    var held =
        heartbeat.scheduleWithFixedDelay(
            () -> {
              var _ = queue.later(order, HELD);
            },
            BEAT_SECONDS,
            BEAT_SECONDS,
            TimeUnit.SECONDS);
    try {
      JobRunner.Verdict verdict = traced(order);
      held.cancel(false);
      switch (verdict) {
        case JobRunner.Verdict.Settled settled -> queue.done(order).join();
        case JobRunner.Verdict.Later(var pause) -> queue.later(order, pause).join();
      }
    } catch (RuntimeException e) {
      // It comes again when its time is over, and in the end to the dead letters.
      LOG.error("An order of a job was not carried out", e);
    } finally {
      held.cancel(false);
      free.release();
    }
  }

  /** What the answer goes through is recorded below the order, which is below its request. */
  private JobRunner.Verdict traced(Work order) {
    String jobId = jobId(order);
    try (Hop hop = traces.delivery("process GenerationRequested", order.traceHeader(), jobId)) {
      hop.with("messaging.system", "aws_sqs").with("messaging.receives", order.receives());
      return runner.run(jobId, order.receives());
    }
  }

  private static String jobId(Work order) {
    try {
      return Json.parse(order.body()).path("detail").path("job_id").asText();
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException("not an order of a job", e);
    }
  }

  /** Takes no more orders; the jobs under way are stopped by whoever answers them. */
  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      Threads.end(thread);
    }
    hands.shutdown();
    heartbeat.shutdownNow();
    try {
      if (!hands.awaitTermination(PATIENCE_AT_CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A job did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
