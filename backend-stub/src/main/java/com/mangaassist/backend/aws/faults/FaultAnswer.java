package com.mangaassist.backend.aws.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cbor.CborWriter;
import com.mangaassist.backend.aws.faults.NamedCall.Protocol;
import com.mangaassist.backend.aws.faults.ServiceErrors.Shape;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.aws.protocol.XmlWriter;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an ordered error as the protocol of the request has it. */
final class FaultAnswer {
  private static final String JSON_1_0 = "application/x-amz-json-1.0";

  /** The services that once spoke Query name the old code for clients that look for it. */
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "sqs", "http://queue.amazonaws.com/doc/2012-11-05/",
          "monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/");

  private FaultAnswer() {}

  static void send(
      HttpReply reply,
      Protocol protocol,
      HttpRequest request,
      String service,
      Shape error,
      String requestId)
      throws IOException {
    reply.header(AwsProtocol.REQUEST_ID, requestId);
    if (protocol == Protocol.QUERY) {
      reply.send(error.status(), "text/xml", xml(service, error, requestId));
      return;
    }
    if (NAMESPACES.containsKey(service)) {
      reply.header("x-amzn-query-error", error.queryCode() + ";" + side(error));
    }
    if (protocol == Protocol.CBOR) {
      reply.header("smithy-protocol", "rpc-v2-cbor");
      reply.send(error.status(), "application/cbor", CborWriter.write(tree(error)));
    } else {
      reply.header("x-amzn-ErrorType", error.code());
      reply.send(
          error.status(),
          request
              .header("content-type")
              .filter(type -> type.startsWith(JSON_1_0))
              .map(type -> JSON_1_0)
              .orElse(AwsProtocol.JSON.contentType()),
          Json.writeBytes(tree(error)));
    }
  }

  private static String side(Shape error) {
    return error.status() < 500 ? "Sender" : "Receiver";
  }

  private static byte[] xml(String service, Shape error, String requestId) {
    return new XmlWriter("ErrorResponse", NAMESPACES.getOrDefault(service, ""))
        .open("Error")
        .element("Type", side(error))
        .element("Code", error.queryCode())
        .element("Message", error.message())
        .close()
        .element("RequestId", requestId)
        .end()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode tree(Shape error) {
    return Json.object().put("__type", error.code()).put("message", error.message());
  }
}
