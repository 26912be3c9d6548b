package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.chat.ChatRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers messages, one at a time in each session; safe for many threads. */
public final class ChatService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ChatService.class);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

  private final ChatHops hops;
  private final TimeOrderedIds ids;
  private final BusySessions busySessions = new BusySessions();
  private final Map<StopSignal, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** Answers by those hops. */
  public ChatService(ChatHops hops, TimeOrderedIds ids) {
    this.hops = hops;
    this.ids = ids;
  }

  /**
   * Answers a message on the calling (virtual) thread.
   *
   * @param request validated
   * @param stop ends it from outside
   * @param sink hears of its progress; the end is what this returns
   */
  public AnswerOutcome answer(ChatRequest request, StopSignal stop, AnswerSink sink) {
    var ended = new CompletableFuture<Void>();
    underWay.put(stop, ended);
    try {
      if (closing) {
        return new AnswerOutcome.Stopped(StopSignal.Reason.SHUTDOWN);
      }
      String given = request.sessionId();
      Optional<String> owner = given == null ? Optional.empty() : hops.sessions().owner(given);
      if (owner.isPresent() && !owner.get().equals(request.customerId())) {
        return new AnswerOutcome.NotTheirs();
      }
      return inSession(given == null ? ids.next() : given, owner.isPresent(), request, stop, sink);
    } catch (StoreException e) {
      LOG.error("The owner of a session could not be read", e);
      return new AnswerOutcome.Failed(AnswerOutcome.Failed.STORAGE, true);
    } finally {
      underWay.remove(stop);
      ended.complete(null);
    }
  }

  private AnswerOutcome inSession(
      String sessionId, boolean goesOn, ChatRequest request, StopSignal stop, AnswerSink sink) {
    if (!busySessions.enter(sessionId, request)) {
      return new AnswerOutcome.Busy();
    }
    try {
      var turn = new TurnIds(sessionId, ids.next(), ids.next(), hops.clock().instant());
      return new ChatTurn(hops, request, turn, stop, sink).run(goesOn);
    } finally {
      busySessions.leave(sessionId);
    }
  }

  /** How many answers are under way. */
  public int underWay() {
    return underWay.size();
  }

  /** Stops all answers, keeps what they had, and waits for that. */
  @Override
  public void close() {
    closing = true;
    underWay.keySet().forEach(stop -> stop.stop(StopSignal.Reason.SHUTDOWN));
    var all = CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
    try {
      all.get(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("{} answers did not end in time", underWay.size());
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end is never a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
