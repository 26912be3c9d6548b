package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How a service writes its errors. */
public enum AwsProtocol {
  /** The name stands in {@code __type} of the body; credential errors are 400. */
  JSON("application/x-amz-json-1.1", 400),
  /** The name stands in {@code x-amzn-ErrorType} only; credential errors are 403. */
  REST_JSON("application/json", 403);

  /** The header that carries the id of an answer. */
  public static final String REQUEST_ID = "x-amzn-RequestId";

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
    ObjectNode body = Json.object();
    if (this == JSON) {
      body.put("__type", fault.code());
    }
    body.put("message", fault.text());
    return new Refusal(
        fault.status(),
        Map.of(
            "Content-Type", contentType, "x-amzn-ErrorType", fault.code(), REQUEST_ID, requestId),
        Json.write(body));
  }

  /**
   * Sends the answer for a fault.
   *
   * @throws IOException when the client is gone
   */
  public void send(HttpReply reply, AwsFault fault, String requestId) throws IOException {
    Refusal answer = answer(fault, requestId);
    answer.headers().forEach(reply::header);
    reply.send(answer.status(), contentType, answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
