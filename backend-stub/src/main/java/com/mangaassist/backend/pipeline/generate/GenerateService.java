package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.backend.pipeline.generate.Job.State;
import com.mangaassist.backend.pipeline.resilience.FallbackChain;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.events.ChatEvent;
import com.mangaassist.services.events.ChatEvent.GenerationRequested;
import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts jobs and tells of them; a {@link JobWorker} does them. Safe for many threads. */
public final class GenerateService {

  private final JobStore store;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();

  /** Jobs of that store. */
  public GenerateService(JobStore store, TimeOrderedIds ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Accepts a job; when this returns it survives the death of the program, and its session is its
   * customer's.
   *
   * @param caller the subject of the caller's token
   * @param request validated; without a model it goes to the larger one, without a session into a
   *     new one
   * @return empty when the session is another customer's
   */
  public Optional<Job> accept(String caller, ChatRequest request) {
    String session = request.sessionId() == null ? ids.next() : request.sessionId();
    String model = request.modelId() == null ? FallbackChain.OTHERS.first() : request.modelId();
    var job =
        new Job(
            ids.next(),
            caller,
            request.withSessionAndModel(session, model),
            State.PENDING,
            0,
            null,
            null,
            clock.instant(),
            null,
            null);
    Hop.correlate(job.jobId());
    return store.accept(job, List.of(order(job))) ? Optional.of(job) : Optional.empty();
  }

  /** Puts what an earlier run left on its way again. */
  void resume() {
    List<Job> left = store.unfinished();
    if (!left.isEmpty()) {
      store.again(left.stream().map(this::order).toList());
    }
  }

  /** The event that brings a job to a worker. */
  Entry order(Job job) {
    var event =
        new GenerationRequested(
            job.jobId(),
            String.valueOf(job.request().sessionId()),
            job.request().customerId(),
            String.valueOf(job.request().modelId()),
            ChatEvent.timestamp(clock.instant()));
    return new Entry(event.source(), event.detailType(), Json.write(event));
  }

  /** A job by its id. */
  public Optional<Job> find(String jobId) {
    return store.find(jobId);
  }

  /** How far it is, while it runs. */
  public Optional<Progress> progress(String jobId) {
    return Optional.ofNullable(running.get(jobId)).map(RunningJob::progress);
  }

  /** Calls a job off; one that has ended stays as it is. */
  public void cancel(String jobId) {
    store.failed(jobId, Job.CANCELLED);
    RunningJob attempt = running.get(jobId);
    if (attempt != null) {
      attempt.stop(StopSignal.Reason.CUSTOMER);
    }
  }

  /** False when somebody is at the job already. */
  boolean started(String jobId, RunningJob attempt) {
    return running.putIfAbsent(jobId, attempt) == null;
  }

  void ended(String jobId) {
    running.remove(jobId);
  }
}
