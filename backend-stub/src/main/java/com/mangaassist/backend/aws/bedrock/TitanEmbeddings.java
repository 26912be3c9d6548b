package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The bodies of InvokeModel for Titan Text Embeddings V2. */
final class TitanEmbeddings {
  private static final int MAX_LENGTH = 50_000;
  private static final int DEFAULT_DIMENSIONS = 1024;
  private static final Set<Integer> DIMENSIONS = Set.of(256, 512, 1024);
  private static final Set<String> KEYS =
      Set.of("inputText", "dimensions", "normalize", "embeddingTypes");

  private TitanEmbeddings() {}

  /** The body of an answer, and the tokens that were read. */
  record Result(ObjectNode body, int inputTokens) {}

  /** Reads a request body and embeds its text. */
  static Result embed(JsonNode request) throws AwsFault {
    for (Iterator<String> names = request.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw Fields.malformed("#: extraneous key [" + name + "] is not permitted");
      }
    }
    String text = text(request);
    JsonNode dimensions = request.path("dimensions");
    int size = dimensions.isMissingNode() ? DEFAULT_DIMENSIONS : dimensions.asInt();
    if (!DIMENSIONS.contains(size) || (!dimensions.isMissingNode() && !dimensions.isInt())) {
      throw Fields.malformed("#/dimensions: " + dimensions + " is not a valid enum value");
    }
    JsonNode normalize = request.path("normalize");
    if (!normalize.isMissingNode() && !normalize.isBoolean()) {
      throw wrongType("normalize", "Boolean", normalize);
    }
    Set<String> types = types(request.path("embeddingTypes"));
    float[] embedding = TitanEmbedder.embed(text, size, normalize.asBoolean(true));
    int tokens = TokenCounter.count(text);
    ObjectNode body = Json.object();
    if (types.contains("float")) {
      write(body.putArray("embedding"), embedding);
    }
    body.put("inputTextTokenCount", tokens);
    ObjectNode byType = body.putObject("embeddingsByType");
    if (types.contains("float")) {
      write(byType.putArray("float"), embedding);
    }
    if (types.contains("binary")) {
      ArrayNode bits = byType.putArray("binary");
      for (float component : embedding) {
        bits.add(component > 0 ? 1 : 0);
      }
    }
    return new Result(body, tokens);
  }

  private static String text(JsonNode request) throws AwsFault {
    JsonNode text = request.path("inputText");
    if (!text.isMissingNode() && !text.isTextual()) {
      throw wrongType("inputText", "String", text);
    }
    if (text.isMissingNode()) {
      throw Fields.malformed("#: required key [inputText] not found");
    }
    int length = text.textValue().length();
    if (length == 0) {
      throw Fields.malformed("#/inputText: expected minLength: 1, actual: 0");
    }
    if (length > MAX_LENGTH) {
      throw Fields.malformed(
          "#/inputText: expected maxLength: " + MAX_LENGTH + ", actual: " + length);
    }
    return text.textValue();
  }

  private static Set<String> types(JsonNode array) throws AwsFault {
    if (!array.isMissingNode() && !array.isArray()) {
      throw wrongType("embeddingTypes", "JSONArray", array);
    }
    if (array.isEmpty()) {
      return Set.of("float");
    }
    Set<String> types = new HashSet<>();
    for (JsonNode type : array) {
      if (!List.of("float", "binary").contains(type.asText())) {
        throw Fields.malformed("#/embeddingTypes: " + type + " is not a valid enum value");
      }
      types.add(type.asText());
    }
    return types;
  }

  private static AwsFault wrongType(String member, String wanted, JsonNode found) {
    String type =
        switch (found.getNodeType()) {
          case STRING -> "String";
          case BOOLEAN -> "Boolean";
          case NULL -> "Null";
          case ARRAY -> "JSONArray";
          case OBJECT -> "JSONObject";
          default -> found.isIntegralNumber() ? "Integer" : "BigDecimal";
        };
    return Fields.malformed("#/%s: expected type: %s, found: %s".formatted(member, wanted, type));
  }

  private static void write(ArrayNode array, float[] embedding) {
    for (float component : embedding) {
      array.add(component);
    }
  }
}
