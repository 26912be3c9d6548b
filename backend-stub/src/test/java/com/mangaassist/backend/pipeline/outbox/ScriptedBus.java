package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.services.events.EventPublisher;
import com.mangaassist.services.events.PublishException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A bus that takes everything but what it was told to refuse; details are the keys. */
final class ScriptedBus implements EventPublisher {

  final BlockingQueue<List<Entry>> calls = new LinkedBlockingQueue<>();
  final List<String> taken = new ArrayList<>();
  final Map<String, String> refusals = new ConcurrentHashMap<>();
  volatile boolean away;
  volatile boolean silent;
  volatile boolean strict;

  @Override
  public synchronized CompletableFuture<List<Result>> publish(List<Entry> entries) {
    calls.add(entries);
    if (silent) {
      return new CompletableFuture<>();
    }
    if (away) {
      return failed(false, "Connection refused");
    }
    if (strict && entries.stream().anyMatch(e -> refusals.containsKey(e.detail()))) {
      return failed(true, "Total size of the entries in the request is over the limit.");
    }
    return CompletableFuture.completedFuture(entries.stream().map(this::result).toList());
  }

  private Result result(Entry entry) {
    String refusal = refusals.get(entry.detail());
    if (refusal != null) {
      return new Result(null, refusal, "refused");
    }
    taken.add(entry.detail());
    return new Result("id-of-" + entry.detail(), null, null);
  }

  private static CompletableFuture<List<Result>> failed(boolean permanent, String message) {
    return CompletableFuture.failedFuture(
        new PublishException(permanent, message, new IllegalStateException(message)));
  }
}
