package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of a Converse request that shape the answer around the message: the model's own
 * response fields by JSON pointer, and the performance configuration, which is repeated.
 */
record ConverseExtras(List<JsonPointer> fields, String latency) {
  private static final Pattern METADATA = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,-.]{0,256}");

  /** What Anthropic's models take besides; the others are refused as extraneous. */
  private static final Set<String> MODEL_FIELDS =
      Set.of("top_k", "anthropic_beta", "anthropic_version", "metadata", "thinking");

  /** Reads them of a body that keeps the constraints of {@link ConverseShapes}. */
  static ConverseExtras read(JsonNode body) throws AwsFault {
    checkRequestFields(body.path("additionalModelRequestFields"));
    if (body.hasNonNull("guardrailConfig")) {
      throw AwsFault.validation(
          "The guardrail identifier or version provided in the request does not exist.");
    }
    String latency = body.path("performanceConfig").path("latency").asText("");
    checkMetadata(body.path("requestMetadata"));
    return new ConverseExtras(pointers(body.path("additionalModelResponseFieldPaths")), latency);
  }

  private static void checkMetadata(JsonNode metadata) throws AwsFault {
    for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
      if (!METADATA.matcher(entry.getValue().asText()).matches()) {
        throw Fields.constraint(
            "requestMetadata." + entry.getKey() + ".member",
            entry.getValue().asText(),
            "satisfy regular expression pattern: " + METADATA.pattern());
      }
    }
  }

  private static void checkRequestFields(JsonNode fields) throws AwsFault {
    if (fields.isMissingNode() || fields.isNull()) {
      return;
    }
    if (!fields.isObject()) {
      throw AwsFault.validation(
          "The additionalModelRequestFields field must be a JSON object. Update the field and try"
              + " again.");
    }
    for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MODEL_FIELDS.contains(name)) {
        throw AwsFault.validation(
            "The model returned the following errors: "
                + name
                + ": Extra inputs are not permitted");
      }
    }
    AnthropicMessages.checkTopK(fields, "The model returned the following errors: ");
  }

  private static List<JsonPointer> pointers(JsonNode paths) throws AwsFault {
    List<JsonPointer> pointers = new ArrayList<>();
    for (JsonNode path : paths) {
      try {
        if (path.asText().isEmpty()) {
          throw new IllegalArgumentException("empty");
        }
        pointers.add(JsonPointer.compile(path.asText()));
      } catch (IllegalArgumentException e) {
        throw AwsFault.validation(
            "The additionalModelResponseFieldPaths field contains an invalid JSON pointer. Update"
                + " the field and try again.");
      }
    }
    return pointers;
  }

  /** Puts the response fields that were asked for; the offline model has one. */
  void putFields(ObjectNode into, Ending ending) {
    ObjectNode all = Json.object().put("stop_sequence", ending.stopSequence());
    ObjectNode found = Json.object();
    for (JsonPointer pointer : fields) {
      JsonNode value = all.at(pointer);
      if (!value.isMissingNode() && pointer.tail() != null && pointer.tail().matches()) {
        found.set(pointer.getMatchingProperty(), value);
      }
    }
    if (!found.isEmpty()) {
      into.set("additionalModelResponseFields", found);
    }
  }

  /** Puts the performance configuration, if the request had one. */
  void putPerformance(ObjectNode into) {
    if (!latency.isEmpty()) {
      into.putObject("performanceConfig").put("latency", latency);
    }
  }
}
