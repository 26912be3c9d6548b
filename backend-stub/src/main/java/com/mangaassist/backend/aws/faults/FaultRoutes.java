package com.mangaassist.backend.aws.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;

/** {@code /admin/faults}: orders faults, lists those that are not used up, takes all back. */
public final class FaultRoutes {
  private static final String PATH = "/admin/faults";
  private static final String JSON = "application/json";

  private final FaultInjector faults;

  /** Orders of {@code faults}. */
  public FaultRoutes(FaultInjector faults) {
    this.faults = faults;
  }

  /** The routes, open to callers that {@code admin} lets in. */
  public List<Route> routes(Authentication admin) {
    return List.of(
        new Route("POST", PATH, admin, this::order),
        new Route("GET", PATH, admin, this::list),
        new Route("DELETE", PATH, admin, this::clear));
  }

  private void order(HttpRequest request, HttpReply reply) throws IOException {
    FaultOrder order = FaultOrder.read(request.body());
    if (order.fault().isEmpty()) {
      ObjectNode body = Json.object().put("message", "Bad Request");
      ArrayNode errors = body.putArray("errors");
      order
          .problems()
          .forEach(
              (field, problem) -> errors.addObject().put("field", field).put("problem", problem));
      reply.send(400, JSON, Json.writeBytes(body));
      return;
    }
    faults.add(order.fault().get());
    reply.send(200, JSON, Json.writeBytes(described(order.fault().get())));
  }

  private void list(HttpRequest request, HttpReply reply) throws IOException {
    ObjectNode body = Json.object();
    ArrayNode all = body.putArray("faults");
    faults.list().forEach(fault -> all.add(described(fault)));
    reply.send(200, JSON, Json.writeBytes(body));
  }

  private void clear(HttpRequest request, HttpReply reply) throws IOException {
    faults.clear();
    reply.send(204, "", new byte[0]);
  }

  /** A fault as it was ordered. */
  private static ObjectNode described(Fault fault) {
    ObjectNode json = Json.object().put("service", fault.service());
    if (fault.operation() != null) {
      json.put("operation", fault.operation());
    }
    json.put("kind", fault.kind().wireName()).put("probability", fault.probability());
    if (!fault.latency().isZero()) {
      json.put("latencyMs", fault.latency().toMillis());
    }
    if (fault.count() != null) {
      json.put("count", fault.count());
    }
    if (fault.exception() != null) {
      json.put("exception", fault.exception());
    }
    return json;
  }
}
