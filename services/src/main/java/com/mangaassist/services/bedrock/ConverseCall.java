package com.mangaassist.services.bedrock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.util.List;

/**
 * What {@code ConverseStream} is asked, in text alone.
 *
 * @param modelId a model, an inference profile or an ARN
 * @param system the instructions
 * @param messages in turn, the customer's first and last
 * @param maxTokens of the answer
 * @param temperature from 0 to 1
 */
public record ConverseCall(
    String modelId, String system, List<Message> messages, int maxTokens, double temperature) {

  public ConverseCall {
    messages = List.copyOf(messages);
  }

  /**
   * What one of the two said.
   *
   * @param fromCustomer false for the model
   */
  public record Message(boolean fromCustomer, String text) {}

  /** The body of the request, as the API reference of Bedrock Runtime describes it. */
  String body() {
    ObjectNode body = Json.object();
    ArrayNode said = body.putArray("messages");
    for (Message message : messages) {
      ObjectNode one = said.addObject().put("role", message.fromCustomer() ? "user" : "assistant");
      one.putArray("content").addObject().put("text", message.text());
    }
    body.putArray("system").addObject().put("text", system);
    body.putObject("inferenceConfig").put("maxTokens", maxTokens).put("temperature", temperature);
    return Json.write(body);
  }
}
