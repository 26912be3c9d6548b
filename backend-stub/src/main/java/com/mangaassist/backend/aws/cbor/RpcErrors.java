package com.mangaassist.backend.aws.cbor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.AwsProtocol;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Errors as RPC v2 CBOR writes them. */
final class RpcErrors {
  static final String PROTOCOL_HEADER = "smithy-protocol";
  static final String PROTOCOL = "rpc-v2-cbor";
  static final String CONTENT_TYPE = "application/cbor";

  /** Shapes that belong to no one service. */
  private static final Map<String, String> COMMON =
      Map.of(
          "UnrecognizedClientException", "InvalidClientTokenId",
          "InvalidSignatureException", "SignatureDoesNotMatch",
          "MissingAuthenticationTokenException", "MissingAuthenticationToken",
          "IncompleteSignatureException", "IncompleteSignature",
          "ThrottlingException", "Throttling",
          "UnknownOperationException", "InvalidAction",
          "SerializationException", "MalformedInput",
          "InternalServiceFault", "InternalServiceError");

  private RpcErrors() {}

  /** The whole answer; bytes stand in the refusal's text one by one. */
  static Refusal answer(RpcService service, AwsFault fault, String requestId) {
    String code = fault.queryCode().orElse(COMMON.getOrDefault(fault.code(), fault.code()));
    ObjectNode body = Json.object().put("__type", fault.type(service.namespace()));
    if (!fault.text().isEmpty()) {
      body.put("message", fault.text());
    }
    return new Refusal(
        fault.status(),
        Map.of(
            "Content-Type",
            CONTENT_TYPE,
            PROTOCOL_HEADER,
            PROTOCOL,
            "x-amzn-query-error",
            code + ";" + fault.side(),
            AwsProtocol.REQUEST_ID,
            requestId),
        new String(CborWriter.write(body), StandardCharsets.ISO_8859_1),
        StandardCharsets.ISO_8859_1);
  }
}
