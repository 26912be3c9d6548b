package com.mangaassist.backend.aws.events;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions in the shape of Lambda's Invoke, which remember their invocations. */
final class FunctionServer implements AutoCloseable {

  /** One call. */
  record Invocation(String path, String type, String payload, @Nullable String trace) {}

  /** What is answered. */
  record Answer(int status, String functionError) {
    static final Answer ACCEPTED = new Answer(202, "");
  }

  final List<Invocation> invocations = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FunctionServer(Function<Invocation, Answer> behavior) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var invocation =
              new Invocation(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  exchange.getRequestHeaders().getFirst("X-Amzn-Trace-Id"));
          Answer answer = behavior.apply(invocation);
          invocations.add(invocation);
          if (!answer.functionError().isEmpty()) {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", answer.functionError());
          }
          exchange.sendResponseHeaders(answer.status(), -1);
          exchange.close();
        });
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
