package com.mangaassist.backend.pipeline.functions;

import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.pipeline.traces.Traces;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda's {@code Invoke} for the pipeline's functions. Also an invocation that nobody waits for is
 * answered when the function is through, so that the bus tries again what did not work.
 */
public final class FunctionRoute implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(FunctionRoute.class);
  private static final String JSON = "application/json";

  private final Map<String, EventFunction> functions;
  private final Traces traces;

  /**
   * Functions by their names.
   *
   * @param traces records what they handle
   */
  public FunctionRoute(Map<String, EventFunction> functions, Traces traces) {
    this.functions = Map.copyOf(functions);
    this.traces = traces;
  }

  /** The route; only the bus knows the credential. */
  public Route route(Authentication callers) {
    return new Route("POST", "/2015-03-31/functions/{name}/invocations", callers, this);
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    String name = request.pathParameter("name");
    EventFunction function = functions.get(name);
    if (function == null) {
      reply.header("x-amzn-ErrorType", "ResourceNotFoundException");
      send(reply, 404, "{\"Type\":\"User\",\"Message\":\"Function not found\"}");
      return;
    }
    try {
      handle(name, function, request);
    } catch (MalformedJsonException e) {
      reply.header("x-amzn-ErrorType", "InvalidRequestContentException");
      send(reply, 400, message("Could not parse request body into json: " + e.getMessage()));
      return;
    } catch (RuntimeException e) {
      LOG.warn("{} failed", name, e);
      reply.header("X-Amz-Function-Error", "Unhandled");
      send(reply, 200, message("The function failed."));
      return;
    }
    boolean event = request.header("x-amz-invocation-type").filter("Event"::equals).isPresent();
    send(reply, event ? 202 : 200, event ? "" : "null");
  }

  private void handle(String name, EventFunction function, HttpRequest request)
      throws MalformedJsonException {
    handle(name, function, request.body(), request.header(TraceHeader.NAME).orElse(null));
  }

  private void handle(
      String name, EventFunction function, byte[] payload, @Nullable String traceHeader)
      throws MalformedJsonException {
    BusEvent event = BusEvent.of(payload);
    String about = event.detail().path("correlation_id").asText();
    try (Hop hop = traces.delivery(name, traceHeader, about)) {
      hop.with("faas.invoked_name", name)
          .with("messaging.system", "aws.eventbridge")
          .with("messaging.message.id", event.id());
      try {
        function.handle(event);
      } catch (RuntimeException e) {
        hop.failed(e.getClass().getSimpleName());
        throw e;
      }
    }
  }

  /**
   * The same functions for a bus in this process, which need not go over the network: each takes
   * the payload and the trace header, empty for none, and yields false for one that is no event.
   */
  public Map<String, BiPredicate<String, String>> here() {
    Map<String, BiPredicate<String, String>> here = new HashMap<>();
    functions.forEach(
        (name, function) ->
            here.put(name, (json, traceHeader) -> invoke(name, function, json, traceHeader)));
    return here;
  }

  private boolean invoke(String name, EventFunction function, String payload, String traceHeader) {
    try {
      handle(
          name,
          function,
          payload.getBytes(StandardCharsets.UTF_8),
          traceHeader.isEmpty() ? null : traceHeader);
      return true;
    } catch (MalformedJsonException e) {
      LOG.warn("{} was sent what is no event: {}", name, e.getMessage());
      return false;
    }
  }

  private static String message(String text) {
    return Json.write(Json.object().put("errorMessage", text));
  }

  private static void send(HttpReply reply, int status, String body) throws IOException {
    reply.send(status, JSON, body.getBytes(StandardCharsets.UTF_8));
  }
}
