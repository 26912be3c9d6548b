package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.pipeline.auth.GatewayAuthentication;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.pipeline.usage.UsageVerdict;
import com.mangaassist.services.chat.ServerFrame.Failure;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client of the WebSocket from its upgrade to its end. Its upgrade and each {@code sendMessage}
 * are requests of its key: a message costs what {@code POST /v1/chat} does and has its limits;
 * {@code stop} and {@code ping} are free.
 */
final class SocketVisit {

  private static final String MESSAGE = "POST /v1/chat";

  private final Book book;
  private final String requestId;
  private final TraceHeader trace;
  private final Caller caller;

  private SocketVisit(Book book, TraceHeader trace, Caller caller) {
    this.book = book;
    this.requestId = GatewayDoor.newRequestId();
    this.trace = trace;
    this.caller = caller;
  }

  /** Takes note of all of them. */
  record Book(GatewayAuthentication authentication, AccessLog log, Traces traces, Clock clock) {

    SocketVisit admitted(@Nullable String traceHeader, Caller caller) {
      var visit = new SocketVisit(this, trace(traceHeader), caller);
      visit.note("$connect", 101);
      return visit;
    }

    void refused(@Nullable String traceHeader, int status) {
      String id = GatewayDoor.newRequestId();
      log.write(line(id, trace(traceHeader), "$connect", null, status));
    }

    private TraceHeader trace(@Nullable String header) {
      return TraceHeader.read(header, clock.instant().getEpochSecond());
    }

    private static AccessLog.Line line(
        String id, TraceHeader trace, String route, @Nullable Caller caller, int status) {
      return new AccessLog.Line(id, trace.root(), "GET", route, "WEBSOCKET", caller, status, 0);
    }
  }

  /** What the answer to the upgrade carries. */
  Map<String, String> answerHeaders() {
    return PlanNotice.with(
        caller, Map.of(GatewayDoor.REQUEST_ID, requestId, TraceHeader.NAME, trace.toString()));
  }

  /** Whether this client may speak for that customer. */
  boolean mayActAs(String customerId) {
    return caller.mayActAs(customerId);
  }

  /** Counts a message; what the client gets instead of an answer, or empty. */
  Optional<Failure> sendMessage() {
    return switch (book.authentication().count(caller, MESSAGE)) {
      case UsageVerdict.Allowed() -> {
        note("sendMessage", 200);
        yield Optional.empty();
      }
      case UsageVerdict.TooManyRequests(long seconds) -> {
        note("sendMessage", 429);
        yield Optional.of(Problems.tooManyRequests(seconds));
      }
      case UsageVerdict.LimitExceeded(long seconds) -> {
        note("sendMessage", 429);
        yield Optional.of(Problems.limitExceeded());
      }
    };
  }

  /**
   * Begins to answer a message on this thread; each message is a trace of its own, because a
   * connection may last for hours.
   */
  Hop answering() {
    TraceHeader own = TraceHeader.read(null, book.clock().instant().getEpochSecond());
    return book.traces()
        .request("WS sendMessage", own)
        .with("network.protocol.name", "websocket")
        .with("mangaassist.connection.trace", trace.root());
  }

  /** The client is gone. */
  void left() {
    note("$disconnect", 200);
  }

  private void note(String route, int status) {
    book.log().write(Book.line(requestId, trace, route, caller, status));
  }
}
