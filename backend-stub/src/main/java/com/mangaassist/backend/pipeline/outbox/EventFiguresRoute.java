package com.mangaassist.backend.pipeline.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.queues.DeadLetterCount;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /admin/events/figures}: how busy the bus is, and what ended in dead letters. */
public final class EventFiguresRoute implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(EventFiguresRoute.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final CountedPublisher published;
  private final DeadLetterCount deadLetters;

  /** Tells these. */
  public EventFiguresRoute(CountedPublisher published, DeadLetterCount deadLetters) {
    this.published = published;
    this.deadLetters = deadLetters;
  }

  /** The route. */
  public Route route(Authentication callers) {
    return new Route("GET", "/admin/events/figures", callers, this);
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    ObjectNode body = Json.object().put("lastMinute", published.lastMinute());
    deadLetters().ifPresent(count -> body.put("deadLetters", count));
    reply.send(200, "application/json", Json.writeBytes(body));
  }

  /** Empty where nobody knows: a figure that may be wrong is none. */
  private OptionalLong deadLetters() {
    if (!deadLetters.known()) {
      return OptionalLong.empty();
    }
    var count = deadLetters.count();
    try {
      return OptionalLong.of(count.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      LOG.debug("Dead letters could not be counted", e);
      return OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } finally {
      count.cancel(true);
    }
  }
}
