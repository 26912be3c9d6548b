package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.Base64;
import java.util.Set;

/** CountTokens: what Converse or InvokeModel would report as input tokens for the same input. */
final class CountTokens {
  /** What AWS knows of a Converse request here; the rest is not read. */
  static final Set<String> COUNTED =
      Set.of("messages", "system", "toolConfig", "additionalModelRequestFields");

  private CountTokens() {}

  static ObjectNode answer(JsonNode body) throws AwsFault {
    JsonNode input = body.path("input");
    boolean converse = input.hasNonNull("converse");
    if (converse == input.hasNonNull("invokeModel")) {
      throw AwsFault.validation(
          "CountTokensInput object at input must set one of the following keys: invokeModel,"
              + " converse.");
    }
    ModelPrompt prompt =
        converse
            ? ConverseMessages.prompt(counted(input.path("converse")))
            : AnthropicMessages.prompt(invokeBody(input.path("invokeModel").path("body")));
    return Json.object().put("inputTokens", prompt.inputTokens());
  }

  private static JsonNode counted(JsonNode converse) {
    return converse instanceof ObjectNode members ? members.deepCopy().retain(COUNTED) : converse;
  }

  private static JsonNode invokeBody(JsonNode base64) throws AwsFault {
    if (!base64.isTextual()) {
      throw Fields.constraint("input.invokeModel.body", "null", "not be null");
    }
    try {
      return Fields.body(Base64.getDecoder().decode(base64.textValue()));
    } catch (IllegalArgumentException e) {
      throw Fields.malformed("The body is not Base64");
    }
  }
}
