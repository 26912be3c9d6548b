package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a service writes its errors. */
public enum AwsProtocol {
  /** The name stands in {@code __type} of the body; credential errors are 400. */
  JSON("application/x-amz-json-1.1", 400),
  /** The name stands in {@code x-amzn-ErrorType} only; credential errors are 403. */
  REST_JSON("application/json", 403),
  /** The name stands in {@code Error/Code} of an XML body; credential errors are 403. */
  QUERY("text/xml", 403);

  /** The header that carries the id of an answer. */
  public static final String REQUEST_ID = "x-amzn-RequestId";

  /** The names that the Query protocol has for what the others say of credentials. */
  private static final Map<String, String> QUERY_NAMES =
      Map.of(
          "MissingAuthenticationTokenException", "MissingAuthenticationToken",
          "UnrecognizedClientException", "InvalidClientTokenId",
          "InvalidSignatureException", "SignatureDoesNotMatch",
          "IncompleteSignatureException", "IncompleteSignature");

  private final String contentType;
  private final int credentialErrorStatus;

  AwsProtocol(String contentType, int credentialErrorStatus) {
    this.contentType = contentType;
    this.credentialErrorStatus = credentialErrorStatus;
  }

  /** The content type of its answers. */
  public String contentType() {
    return contentType;
  }

  /** A fault of the caller's credentials, with the status that this protocol gives to those. */
  AwsFault credentialFault(String code, String message) {
    return new AwsFault(credentialErrorStatus, code, message);
  }

  /** The answer for a fault. */
  public Refusal answer(AwsFault fault, String requestId) {
    return this == QUERY ? xml(fault, requestId, "") : json(fault, requestId, contentType);
  }

  /** The answer of a Query service whose documents have a namespace. */
  public static Refusal queryAnswer(AwsFault fault, String requestId, String namespace) {
    return xml(fault, requestId, namespace);
  }

  private static Refusal xml(AwsFault fault, String requestId, String namespace) {
    String code = fault.queryCode().orElse(QUERY_NAMES.getOrDefault(fault.code(), fault.code()));
    XmlWriter error =
        new XmlWriter("ErrorResponse", namespace)
            .open("Error")
            .element("Type", fault.side())
            .element("Code", code);
    if (!fault.queryText().isEmpty()) {
      error.element("Message", fault.queryText());
    }
    if (!namespace.contains("monitoring")) {
      // SQS alone still has it.
      error.open("Detail").close();
    }
    String body = error.close().element("RequestId", requestId).end();
    return new Refusal(
        fault.status(), Map.of("Content-Type", "text/xml", REQUEST_ID, requestId), body);
  }

  private Refusal json(AwsFault fault, String requestId, String type) {
    ObjectNode body = Json.object();
    if (this == JSON) {
      body.put("__type", fault.type(""));
    }
    if (!fault.text().isEmpty()) {
      body.put("message", fault.text());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("x-amzn-ErrorType", fault.code());
    headers.put(REQUEST_ID, requestId);
    fault
        .queryCode()
        .ifPresent(code -> headers.put("x-amzn-query-error", code + ";" + fault.side()));
    return new Refusal(fault.status(), Map.copyOf(headers), Json.write(body));
  }

  /**
   * Sends the answer for a fault.
   *
   * @throws IOException when the client is gone
   */
  public void send(HttpReply reply, AwsFault fault, String requestId) throws IOException {
    send(reply, fault, requestId, contentType);
  }

  /**
   * Sends the answer for a fault in another of the protocol's content types, such as JSON 1.0's.
   *
   * @throws IOException when the client is gone
   */
  public void send(HttpReply reply, AwsFault fault, String requestId, String type)
      throws IOException {
    send(reply, this == QUERY ? xml(fault, requestId, "") : json(fault, requestId, type));
  }

  /**
   * Sends a whole answer.
   *
   * @throws IOException when the client is gone
   */
  public static void send(HttpReply reply, Refusal answer) throws IOException {
    answer.headers().forEach(reply::header);
    reply.send(
        answer.status(),
        answer.headers().getOrDefault("Content-Type", "text/plain"),
        answer.body().getBytes(answer.charset()));
  }
}
