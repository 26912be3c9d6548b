package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code POST /} of all services that speak AWS JSON: finds the operation by X-Amz-Target. */
public final class JsonDispatch implements Handler {
  private static final String JSON_1_0 = "application/x-amz-json-1.0";

  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,64}");

  private final Map<String, JsonTarget> targets;
  private final RequestIds requestIds;

  /** Serves the {@code targets} given. */
  public JsonDispatch(List<JsonTarget> targets, RequestIds requestIds) {
    this.targets =
        targets.stream().collect(Collectors.toMap(JsonTarget::target, Function.identity()));
    this.requestIds = requestIds;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    String requestId = requestIds.next();
    String contentType =
        request
            .header("content-type")
            .filter(type -> type.startsWith(JSON_1_0))
            .map(type -> JSON_1_0)
            .orElse(AwsProtocol.JSON.contentType());
    try {
      JsonNode output = call(request, reply);
      reply.header(AwsProtocol.REQUEST_ID, requestId);
      reply.send(200, contentType, Json.writeBytes(output));
    } catch (AwsFault fault) {
      AwsProtocol.JSON.send(
          reply, fault.forMode(request.header("x-amzn-query-mode")), requestId, contentType);
    }
  }

  private static String unknown(String target) {
    String operation = target.substring(target.indexOf('.') + 1);
    return NAME.matcher(operation).matches()
        ? "The operation " + operation + " is not known."
        : "The operation is not known.";
  }

  private JsonNode call(HttpRequest request, HttpReply reply) throws AwsFault {
    String named = request.header("x-amz-target").orElse("");
    JsonTarget target = targets.get(named);
    if (target == null) {
      throw new AwsFault(400, "UnknownOperationException", unknown(named));
    }
    if (request
        .attribute(SigV4Authentication.SERVICE, String.class)
        .filter(target.service()::equals)
        .isEmpty()) {
      throw new AwsFault(
          400,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: '" + target.service() + "'.");
    }
    JsonNode input;
    try {
      input = Json.parse(request.body());
    } catch (Json.MalformedJsonException e) {
      throw new AwsFault(400, "SerializationException", "The request body is not valid JSON.");
    }
    if (!input.isObject()) {
      throw new AwsFault(400, "SerializationException", "The request body is not a JSON object.");
    }
    return target.operation().call(input, Caller.of(request, reply));
  }
}
