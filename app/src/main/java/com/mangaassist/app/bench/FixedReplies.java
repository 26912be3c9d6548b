package com.mangaassist.app.bench;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is compared with: the same HTTP server, which answers PutEvents always the same and does
 * nothing; and functions that take every event.
 */
final class FixedReplies implements AutoCloseable {

  private static final int FUNCTION_ACCEPTED = 202;

  /** Invocations so far. */
  final LongAdder invocations = new LongAdder();

  private final HttpServer server;

  FixedReplies() {
    byte[] answer =
        ("{\"Entries\":["
                + "{\"EventId\":\"11111111-2222-3333-4444-555555555555\"},".repeat(9)
                + "{\"EventId\":\"11111111-2222-3333-4444-555555555555\"}],\"FailedEntryCount\":0}")
            .getBytes(StandardCharsets.UTF_8);
    Authentication open = Authentication.open("a bench on loopback");
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            List.of(
                new Route(
                    "POST",
                    "/",
                    open,
                    (request, reply) -> reply.send(200, "application/x-amz-json-1.1", answer)),
                new Route(
                    "POST",
                    "/2015-03-31/functions/{name}/invocations",
                    open,
                    (request, reply) -> {
                      invocations.increment();
                      reply.send(FUNCTION_ACCEPTED, "application/json", new byte[0]);
                    })));
  }

  int port() {
    return server.port();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.close();
  }
}
