package com.mangaassist.backend.aws.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Query requests of all services: finds the operation by signature scope and {@code Action}. */
public final class QueryDispatch implements Handler {
  private record Key(String service, String action) {}

  private final Map<Key, QueryOperation> operations = new HashMap<>();
  private final Map<String, QueryApi> apis = new HashMap<>();
  private final RequestIds requestIds;

  /** Serves the {@code operations} given. */
  public QueryDispatch(List<QueryOperation> operations, RequestIds requestIds) {
    for (QueryOperation operation : operations) {
      apis.put(operation.api().service(), operation.api());
      this.operations.put(new Key(operation.api().service(), operation.action()), operation);
    }
    this.requestIds = requestIds;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    String requestId = requestIds.next();
    Optional<QueryApi> api =
        request.attribute(SigV4Authentication.SERVICE, String.class).map(apis::get);
    try {
      QueryForm form = new QueryForm();
      form.add(request.rawQuery().getBytes(StandardCharsets.ISO_8859_1));
      form.add(request.body());
      QueryOperation operation = find(api, form.root());
      JsonNode input = QueryReader.read(form.root(), operation.input());
      JsonNode output = operation.operation().call(input, Caller.of(request, reply));
      reply.header(AwsProtocol.REQUEST_ID, requestId);
      reply.send(
          200,
          AwsProtocol.QUERY.contentType(),
          QueryAnswer.of(operation, output, requestId).getBytes(StandardCharsets.UTF_8));
    } catch (AwsFault fault) {
      String namespace = api.map(QueryApi::namespace).orElse("");
      AwsProtocol.send(reply, AwsProtocol.queryAnswer(fault, requestId, namespace));
    }
  }

  private QueryOperation find(Optional<QueryApi> api, QueryNode parameters) throws AwsFault {
    String action = parameter(parameters, "Action");
    if (action.isEmpty()) {
      throw new AwsFault(400, "MissingAction", "The request must contain the parameter Action.");
    }
    QueryOperation operation =
        api.map(known -> operations.get(new Key(known.service(), action))).orElse(null);
    String version = parameter(parameters, "Version");
    if (operation == null || !(version.isEmpty() || version.equals(operation.api().version()))) {
      throw new AwsFault(
          400, "InvalidAction", "Could not find operation " + action + " for version " + version);
    }
    return operation;
  }

  private static String parameter(QueryNode parameters, String name) {
    return parameters.child(name).flatMap(QueryNode::value).orElse("");
  }
}
