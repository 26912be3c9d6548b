package com.mangaassist.backend.aws.bedrock;

import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.real;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.aws.shapes.Shape.ListOf;
import com.mangaassist.backend.aws.shapes.Shape.MapOf;
import com.mangaassist.backend.aws.shapes.Shape.Member;
import com.mangaassist.backend.aws.shapes.Shape.Scalar;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.Map;

/**
 * The types of Anthropic's messages, and what their API says of others. A member that may be of
 * several, such as content, is left to its reader.
 */
final class AnthropicTypes {
  private static final Member CACHE = member("cache_control", structure(member("type", text())));
  private static final Structure BODY =
      structure(
          member("anthropic_version", text()),
          member("anthropic_beta", list(text())),
          member("max_tokens", whole()),
          member("messages", list(structure(member("role", text())))),
          member("metadata", structure(member("user_id", text()))),
          member("stop_sequences", list(text())),
          member("temperature", real()),
          member("top_p", real()),
          member("top_k", whole()),
          member("thinking", structure(member("type", text()), member("budget_tokens", whole()))),
          member(
              "tool_choice",
              structure(
                  member("type", text()),
                  member("name", text()),
                  member("disable_parallel_tool_use", flag()))),
          member(
              "tools",
              list(
                  structure(
                      member("type", text()),
                      member("name", text()),
                      member("description", text()),
                      member("input_schema", structure()),
                      CACHE))));
  private static final Structure BLOCK =
      structure(
          member("type", text()),
          member("text", text()),
          member("id", text()),
          member("name", text()),
          member("tool_use_id", text()),
          member("is_error", flag()),
          member("thinking", text()),
          member("signature", text()),
          member("data", text()),
          CACHE);

  private AnthropicTypes() {}

  /** Checks a request's members, down to the messages' content. */
  static void checkBody(JsonNode body) throws AwsFault {
    check(BODY, body, "");
  }

  /** Checks a block of content or of the system prompt. */
  static void checkBlock(JsonNode block, String path) throws AwsFault {
    check(BLOCK, block, path);
  }

  private static void check(Shape shape, JsonNode value, String path) throws AwsFault {
    switch (shape) {
      case Structure structure -> {
        require(value.isObject(), path, "valid dictionary or object to extract fields from");
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          Member known = structure.members().get(entry.getKey());
          if (known != null && !entry.getValue().isNull()) {
            String place = path.isEmpty() ? known.name() : path + "." + known.name();
            check(known.shape(), entry.getValue(), place);
          }
        }
      }
      case ListOf list -> {
        require(value.isArray(), path, "valid list");
        int index = 0;
        for (JsonNode element : value) {
          check(list.element(), element, path + "." + index);
          index++;
        }
      }
      case MapOf map -> require(value.isObject(), path, "valid dictionary");
      case Scalar scalar -> checkScalar(scalar, value, path);
    }
  }

  private static void checkScalar(Scalar scalar, JsonNode value, String path) throws AwsFault {
    switch (scalar) {
      case TEXT, BLOB, TIME -> require(value.isTextual(), path, "valid string");
      case WHOLE -> require(value.isNumber(), path, "valid integer");
      case REAL -> require(value.isNumber(), path, "valid number");
      case FLAG -> require(value.isBoolean(), path, "valid boolean");
    }
  }

  private static void require(boolean fits, String path, String type) throws AwsFault {
    if (!fits) {
      throw AwsFault.validation(path + ": Input should be a " + type);
    }
  }
}
