package com.mangaassist.backend.aws.cbor;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.Gzip;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.RequestIds;
import com.mangaassist.backend.aws.protocol.SigV4Authentication;
import com.mangaassist.backend.aws.protocol.SizeDoor;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /service/NAME/operation/OPERATION} of one service. */
public final class RpcDispatch {
  private static final Logger LOG = LoggerFactory.getLogger(RpcDispatch.class);

  private final RpcService service;
  private final RequestIds requestIds;

  /** Serves the {@code service}. */
  public RpcDispatch(RpcService service, RequestIds requestIds) {
    this.service = service;
    this.requestIds = requestIds;
  }

  /**
   * Its route.
   *
   * @param json the authentication of the AWS JSON protocols
   */
  public Route route(Authentication json) {
    return new Route(
            "POST",
            "/service/" + service.path() + "/operation/{operation}",
            new RpcAuthentication(json, service),
            this::handle)
        .behind(
            new SizeDoor(
                requestIds,
                (request, id) ->
                    RpcErrors.answer(
                        service, SizeDoor.fault("RequestEntityTooLargeException"), id)));
  }

  private void handle(HttpRequest request, HttpReply reply) throws IOException {
    String requestId = requestIds.next();
    try {
      byte[] output = CborWriter.write(call(request));
      reply.header(AwsProtocol.REQUEST_ID, requestId);
      reply.header(RpcErrors.PROTOCOL_HEADER, RpcErrors.PROTOCOL);
      reply.send(200, RpcErrors.CONTENT_TYPE, output);
    } catch (AwsFault fault) {
      AwsFault answered = fault.forMode(request.header("x-amzn-query-mode"));
      AwsProtocol.send(reply, RpcErrors.answer(service, answered, requestId));
    }
  }

  private JsonNode call(HttpRequest request) throws AwsFault {
    String name = request.pathParameter("operation");
    JsonOperation operation = service.operations().get(name);
    if (operation == null || request.header(RpcErrors.PROTOCOL_HEADER).isEmpty()) {
      throw new AwsFault(404, "UnknownOperationException", "The operation is not known.");
    }
    if (request
        .attribute(SigV4Authentication.SERVICE, String.class)
        .filter(service.signingName()::equals)
        .isEmpty()) {
      throw new AwsFault(
          403,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: '" + service.signingName() + "'.");
    }
    JsonNode input = input(request);
    try {
      return operation.call(input);
    } catch (RuntimeException e) {
      // A defect is AWS's internal failure to the client; the log has its kind and place.
      if (Thread.currentThread().isInterrupted()) {
        LOG.debug("{} {} was cut short by the end", service.signingName(), name, e);
      } else {
        LOG.error("{} {} failed", service.signingName(), name, e);
      }
      throw new AwsFault(500, "InternalServiceFault", "Request processing has failed.");
    }
  }

  private static JsonNode input(HttpRequest request) throws AwsFault {
    if (!request.header(RpcErrors.PROTOCOL_HEADER).equals(Optional.of(RpcErrors.PROTOCOL))) {
      throw new AwsFault(400, "SerializationException", "The protocol is not rpc-v2-cbor.");
    }
    byte[] body = Gzip.body(request);
    if (body.length == 0) {
      return Json.object();
    }
    try {
      JsonNode input = CborReader.read(body);
      if (input.isObject()) {
        return input;
      }
    } catch (MalformedCborException e) {
      throw new AwsFault(
          400, "SerializationException", "The request body is not valid CBOR: " + e.getMessage());
    }
    throw new AwsFault(400, "SerializationException", "The request body is not a CBOR map.");
  }
}
