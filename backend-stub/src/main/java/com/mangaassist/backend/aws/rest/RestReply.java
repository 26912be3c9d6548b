package com.mangaassist.backend.aws.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.util.Map;

/** The whole answer of one operation. */
public final class RestReply {
  private static final String JSON = "application/json";

  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private RestReply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  /** A JSON object; members that are null are left out, as AWS does. */
  public static RestReply json(int status, JsonNode body) {
    dropNulls(body);
    return new RestReply(status, JSON, Map.of(), Json.writeBytes(body));
  }

  /**
   * Bytes as the payload.
   *
   * @param headers the members that the model binds to headers
   */
  public static RestReply blob(
      int status, String contentType, Map<String, String> headers, byte[] body) {
    return new RestReply(status, contentType, headers, body);
  }

  /** 204, nothing to say. */
  public static RestReply noContent() {
    return new RestReply(204, "", Map.of(), new byte[0]);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(member -> member.getValue().isNull());
    }
    node.forEach(RestReply::dropNulls);
  }
}
