package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one request from its first byte to its answer: route, guard, credential as far as the head
 * shows it, body, credential, handler.
 */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private static final Refusal BAD_REQUEST = Refusal.message(400, "Bad Request");

  private static final Door.Visit NO_VISIT = new Door.Visit() {};

  private final Router router;
  private final CallerGuard guard;
  private final BodyReader bodies;
  private final BodyBudget budget;

  Dispatch(Router router, CallerGuard guard, BodyReader bodies, BodyBudget budget) {
    this.router = router;
    this.guard = guard;
    this.bodies = bodies;
    this.budget = budget;
  }

  /**
   * Answers the request.
   *
   * @throws IOException when the client went, or to cut an answer that broke after it had begun
   */
  void answer(Request request, JettyReply reply) throws IOException {
    if (endsNowhere(request)) {
      reply.header("Connection", "close");
      reply.refuse(BAD_REQUEST);
      return;
    }
    Router.Outcome outcome;
    try {
      String path = request.getHttpURI().getPath();
      requireReadable(request.getHttpURI().getQuery());
      outcome =
          path == null || !path.startsWith("/")
              ? new Router.NotFound(null)
              : router.find(request.getMethod(), path);
    } catch (IllegalArgumentException e) {
      reply.refuse(BAD_REQUEST);
      return;
    }
    Map<String, String> parameters =
        outcome instanceof Router.Found found ? found.parameters() : Map.of();
    JettyRequest read = new JettyRequest(request, parameters);
    String template = outcome.pathTemplate();
    Door.Visit visit =
        outcome.reached().map(route -> route.door().enter(read, template)).orElse(NO_VISIT);
    visit.answerHeaders().forEach(reply::header);
    boolean unread;
    try {
      unread = pass(request, outcome, read, visit, reply);
    } finally {
      visit.left(read, reply.status(), reply.bytes());
    }
    if (unread) {
      // The client has its answer before its body is taken away, which is never kept.
      bodies.drain(request);
    }
  }

  /**
   * HTTP/1.0 knows no transfer codings: who stands between may see the end of such a request in
   * another place, and its rest as a request of its own (RFC 9112, 6.1).
   */
  private static boolean endsNowhere(Request request) {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
        && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Whether the answer was given by the head alone, so that the body is still to come. */
  private boolean pass(
      Request request,
      Router.Outcome outcome,
      JettyRequest read,
      Door.Visit visit,
      JettyReply reply)
      throws IOException {
    Optional<Refusal> stranger = guard.refuse(read);
    if (stranger.isPresent()) {
      reply.refuse(stranger.get());
      return true;
    }
    CrossOrigin.allow(read, reply);
    Optional<Refusal> head = visit.refuseHead(read);
    if (head.isEmpty() && outcome instanceof Router.Found found) {
      head = found.authentication().refuseHead(read);
    }
    if (head.isPresent()) {
      reply.refuse(head.get());
      return true;
    }
    switch (outcome) {
      case Router.NotFound none -> reply.refuse(Refusal.message(404, "Not Found"));
      case Router.WrongMethod wrong when CrossOrigin.isPreflight(read) ->
          CrossOrigin.answerPreflight(reply, wrong.allowed());
      case Router.WrongMethod wrong -> {
        reply.header("Allow", wrong.allowed());
        reply.refuse(Refusal.message(405, "Method Not Allowed"));
      }
      case Router.Found found -> {
        answer(request, found, read, visit, reply);
        return false;
      }
    }
    return true;
  }

  private void answer(
      Request request, Router.Found found, JettyRequest read, Door.Visit visit, JettyReply reply)
      throws IOException {
    try (BodyBudget.Share share = budget.share()) {
      answer(request, found, read, visit, reply, share);
    }
  }

  private void answer(
      Request request,
      Router.Found found,
      JettyRequest read,
      Door.Visit visit,
      JettyReply reply,
      BodyBudget.Share share)
      throws IOException {
    switch (bodies.read(request, found.route().bodyLimit(), share)) {
      case BodyReader.Whole(var whole) -> read.body(whole.toByteArray());
      case BodyReader.Refused(Refusal refusal) -> {
        reply.header("Connection", "close");
        reply.refuse(refusal.status() == 413 ? visit.tooLarge(read, refusal) : refusal);
        return;
      }
    }
    Optional<Refusal> misshapen = visit.refuse(read);
    if (misshapen.isPresent()) {
      reply.refuse(misshapen.get());
    } else {
      handle(found, read, reply);
    }
  }

  /** Whoever reads the query later relies on its escapes; those of the path are read here. */
  private static void requireReadable(@Nullable String query) {
    if (query != null) {
      PercentEncoding.decode(query);
    }
  }

  private static void handle(Router.Found found, JettyRequest request, JettyReply reply)
      throws IOException {
    try {
      Optional<Refusal> refusal = found.authentication().refuse(request);
      if (refusal.isPresent()) {
        reply.refuse(refusal.get());
        return;
      }
      found.route().handler().handle(request, reply);
      if (!reply.begun()) {
        throw new IllegalStateException("The handler gave no answer");
      }
    } catch (IOException e) {
      if (reply.begun()) {
        throw e;
      }
      failed(found, reply, e);
    } catch (InterruptedException e) {
      throw new IOException("The server is closing", e);
    } catch (Exception e) {
      failed(found, reply, e);
    }
    reply.finish();
  }

  /** Logs the kind and place of the failure, never its message, which may quote the request. */
  private static void failed(Router.Found found, JettyReply reply, Exception failure)
      throws IOException {
    StackTraceElement[] trace = failure.getStackTrace();
    LOG.error(
        "{} {} failed with {} at {}",
        found.route().method(),
        found.route().pathTemplate(),
        failure.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0]);
    if (reply.begun()) {
      throw new IOException("The handler failed after its answer had begun", failure);
    }
    reply.refuse(Refusal.message(500, "Internal Server Error"));
  }
}
