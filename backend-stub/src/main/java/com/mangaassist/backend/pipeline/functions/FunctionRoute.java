package com.mangaassist.backend.pipeline.functions;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.io.IOException;
import java.util.Map;
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

  /** Functions by their names. */
  public FunctionRoute(Map<String, EventFunction> functions) {
    this.functions = Map.copyOf(functions);
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
      function.handle(BusEvent.of(request.body()));
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

  private static String message(String text) {
    return Json.write(Json.object().put("errorMessage", text));
  }

  private static void send(HttpReply reply, int status, String body) throws IOException {
    reply.send(status, JSON, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
