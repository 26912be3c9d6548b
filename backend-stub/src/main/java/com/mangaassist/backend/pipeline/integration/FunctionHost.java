package com.mangaassist.backend.pipeline.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs functions that are invoked as Lambda's are, with API Gateway's events. */
public final class FunctionHost implements Handler {

  /** Lambda's Invoke. */
  public static final String PATH = "/2015-03-31/functions/{name}/invocations";

  static final String ERROR = "X-Amz-Function-Error";

  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);

  private final Map<String, Handler> functions;

  /** Those functions, by name. */
  public FunctionHost(Map<String, Handler> functions) {
    this.functions = Map.copyOf(functions);
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply)
      throws IOException, InterruptedException {
    Handler function = functions.get(request.pathParameter("name"));
    if (function == null) {
      send(reply, 404, Json.object().put("Type", "User").put("Message", "Function not found"));
      return;
    }
    JsonNode event;
    try {
      event = Json.parse(request.body());
    } catch (Json.MalformedJsonException e) {
      send(reply, 400, Json.object().put("Type", "User").put("Message", "Could not parse"));
      return;
    }
    var captured = new CapturedReply();
    try {
      function.handle(new EventRequest(event), captured);
      send(reply, 200, captured.toEvent());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.error("A function failed with {}", e.getClass().getName());
      reply.header(ERROR, "Unhandled");
      send(reply, 200, Json.object().put("errorType", e.getClass().getSimpleName()));
    }
  }

  private static void send(HttpReply reply, int status, ObjectNode body) throws IOException {
    reply.send(status, "application/json", Json.writeBytes(body));
  }
}
