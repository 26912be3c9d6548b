package com.mangaassist.app.bench;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Functions that remember the events they took; one event in ten is only taken when it is retried.
 */
final class CollectedEvents implements AutoCloseable {

  private static final int FAILS = 10;

  private final Map<String, Set<String>> byFunction = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final AtomicInteger invocations = new AtomicInteger();
  private final HttpServer server;

  CollectedEvents() {
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            List.of(
                new Route(
                    "POST",
                    "/2015-03-31/functions/{name}/invocations",
                    Authentication.open("a bench on loopback"),
                    (request, reply) -> {
                      String name = request.pathParameter("name");
                      String id = Json.parse(request.body()).path("id").asText();
                      if (invocations.incrementAndGet() % FAILS == 0
                          && refused.add(name + " " + id)) {
                        reply.send(503, "application/json", new byte[0]);
                        return;
                      }
                      ids(name).add(id);
                      reply.send(202, "application/json", new byte[0]);
                    })));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** How many of the events a function has not taken. */
  long missing(String function, Collection<String> events) {
    Set<String> taken = ids(function);
    return events.stream().filter(id -> !taken.contains(id)).count();
  }

  int invocations() {
    return invocations.get();
  }

  private Set<String> ids(String function) {
    return byFunction.computeIfAbsent(function, name -> ConcurrentHashMap.newKeySet());
  }

  @Override
  public void close() {
    server.close();
  }
}
