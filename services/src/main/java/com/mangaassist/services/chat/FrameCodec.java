package com.mangaassist.services.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;

/** Frames to and from their JSON text; {@code type} tells them apart. */
public final class FrameCodec {

  private FrameCodec() {}

  /** The frame as JSON text. */
  public static String encode(ServerFrame frame) {
    ObjectNode json = Json.object();
    switch (frame) {
      case ServerFrame.Status(
              var phase,
              var correlationId,
              var modelId,
              var flag,
              var messageId) -> {
        json.put("type", "status")
            .put("phase", phase.wireName())
            .put("correlationId", correlationId);
        if (modelId != null) {
          json.put("modelId", modelId);
        }
        if (flag != null) {
          json.set("flag", Json.tree(flag));
        }
        if (messageId != null) {
          json.put("messageId", messageId);
        }
      }
      case ServerFrame.Products(var products) ->
          json.put("type", "products").set("products", Json.tree(products));
      case ServerFrame.Token(var seq, var text) ->
          json.put("type", "token").put("seq", seq).put("text", text);
      case ServerFrame.Done(var answer) -> {
        json.put("type", "done").setAll((ObjectNode) Json.tree(answer));
        json.remove("answer");
      }
      case ServerFrame.Stopped() -> json.put("type", "stopped");
      case ServerFrame.Retracted(var reason) -> json.put("type", "retracted").put("reason", reason);
      case ServerFrame.Failure(var code, var message, var retryable) ->
          json.put("type", "error")
              .put("code", code)
              .put("message", message)
              .put("retryable", retryable);
      case ServerFrame.Pong() -> json.put("type", "pong");
    }
    return Json.write(json);
  }

  /**
   * Reads a frame.
   *
   * @throws MalformedJsonException if it is not JSON, or of a type that this version does not know
   */
  public static ServerFrame decode(String text) throws MalformedJsonException {
    JsonNode json = Json.parse(text);
    String type = json.path("type").asText();
    return switch (type) {
      case "status" -> Json.read(text, ServerFrame.Status.class);
      case "products" -> Json.read(text, ServerFrame.Products.class);
      case "token" -> Json.read(text, ServerFrame.Token.class);
      case "done" -> new ServerFrame.Done(Json.read(text, ChatAnswer.class));
      case "stopped" -> new ServerFrame.Stopped();
      case "retracted" -> Json.read(text, ServerFrame.Retracted.class);
      case "error" -> Json.read(text, ServerFrame.Failure.class);
      case "pong" -> new ServerFrame.Pong();
      default -> throw new MalformedJsonException("unknown frame type: " + type, null);
    };
  }
}
