package com.mangaassist.backend.aws.bedrock;

import static com.mangaassist.backend.aws.shapes.Shape.blob;
import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.map;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.real;
import static com.mangaassist.backend.aws.shapes.Shape.required;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.MemberBounds;
import com.mangaassist.backend.aws.shapes.MemberTypes;
import com.mangaassist.backend.aws.shapes.RequiredMembers;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.List;
import java.util.Optional;

/**
 * What the members of Converse's and CountTokens' bodies are, by the service model. Members that
 * may be any JSON, such as a tool's input, do not stand here.
 */
final class ConverseShapes {
  private static final Structure S3 =
      structure(required("uri", text()), member("bucketOwner", text()));
  private static final Structure MEDIA =
      structure(member("bytes", blob()), member("s3Location", S3));
  private static final Structure ERROR = structure(member("message", text()));
  private static final Structure TEXT = structure(member("text", text()));
  private static final Structure CITED = structure(required("enabled", flag()));
  private static final Structure CACHE = structure(required("type", text()), member("ttl", text()));
  private static final Structure GUARDED =
      structure(
          member("text", structure(required("text", text()), member("qualifiers", list(text())))),
          member(
              "image",
              structure(
                  required("format", text()),
                  required("source", structure(member("bytes", blob()))))));
  private static final Structure IMAGE =
      structure(required("format", text()), required("source", MEDIA), member("error", ERROR));
  private static final Structure VIDEO =
      structure(required("format", text()), required("source", MEDIA));
  private static final Structure DOCUMENT =
      structure(
          member("format", text()),
          required("name", text()),
          required(
              "source",
              structure(
                  member("bytes", blob()),
                  member("s3Location", S3),
                  member("text", text()),
                  member("content", list(TEXT)))),
          member("context", text()),
          member("citations", CITED));
  private static final Structure SEARCH_RESULT =
      structure(
          required("source", text()),
          required("title", text()),
          required("content", list(structure(required("text", text())))),
          member("citations", CITED));
  private static final Structure CITATION =
      structure(
          member("title", text()),
          member("source", text()),
          member("sourceContent", list(TEXT)),
          member(
              "location",
              structure(
                  member("web", structure(member("url", text()), member("domain", text()))),
                  member("documentChar", span("documentIndex")),
                  member("documentPage", span("documentIndex")),
                  member("documentChunk", span("documentIndex")),
                  member("searchResultLocation", span("searchResultIndex")))));
  private static final Structure TOOL_RESULT =
      structure(
          required("toolUseId", text()),
          required(
              "content",
              list(
                  structure(
                      member("text", text()),
                      member("image", IMAGE),
                      member("document", DOCUMENT),
                      member("video", VIDEO),
                      member("searchResult", SEARCH_RESULT)))),
          member("status", text()),
          member("type", text()));
  private static final Structure BLOCK =
      structure(
          member("text", text()),
          member("image", IMAGE),
          member("document", DOCUMENT),
          member("video", VIDEO),
          member("audio", IMAGE),
          member(
              "toolUse",
              structure(
                  required("toolUseId", text()), required("name", text()), member("type", text()))),
          member("toolResult", TOOL_RESULT),
          member("guardContent", GUARDED),
          member("cachePoint", CACHE),
          member(
              "reasoningContent",
              structure(
                  member(
                      "reasoningText",
                      structure(required("text", text()), member("signature", text()))),
                  member("redactedContent", blob()))),
          member(
              "citationsContent",
              structure(member("content", list(TEXT)), member("citations", list(CITATION)))),
          member("searchResult", SEARCH_RESULT));
  private static final Structure TOOLS =
      structure(
          required(
              "tools",
              list(
                  structure(
                      member(
                          "toolSpec",
                          structure(
                              required("name", text()),
                              member("description", text()),
                              required("inputSchema", structure()),
                              member("strict", flag()))),
                      member("systemTool", structure(required("name", text()))),
                      member("cachePoint", CACHE)))),
          member(
              "toolChoice",
              structure(
                  member("auto", structure()),
                  member("any", structure()),
                  member("tool", structure(required("name", text()))))));
  private static final Structure CONVERSE =
      structure(
          member(
              "messages",
              list(structure(required("role", text()), required("content", list(BLOCK))))),
          member(
              "system",
              list(
                  structure(
                      member("text", text()),
                      member("guardContent", GUARDED),
                      member("cachePoint", CACHE)))),
          member(
              "inferenceConfig",
              structure(
                  member("maxTokens", whole()),
                  member("temperature", real()),
                  member("topP", real()),
                  member("stopSequences", list(text())))),
          member("toolConfig", TOOLS),
          member(
              "guardrailConfig",
              structure(
                  member("guardrailIdentifier", text()),
                  member("guardrailVersion", text()),
                  member("trace", text()),
                  member("streamProcessingMode", text()))),
          member("promptVariables", map(TEXT)),
          member("additionalModelResponseFieldPaths", list(text())),
          member("requestMetadata", map(text())),
          member("performanceConfig", structure(member("latency", text()))),
          member("serviceTier", structure(required("type", text()))),
          member(
              "outputConfig",
              structure(
                  member(
                      "textFormat",
                      structure(
                          required("type", text()),
                          required(
                              "structure",
                              structure(
                                  member(
                                      "jsonSchema",
                                      structure(
                                          required("schema", text()),
                                          member("name", text()),
                                          member("description", text()))))))))));
  private static final Structure COUNT_TOKENS =
      structure(
          required(
              "input",
              structure(
                  member("invokeModel", structure(required("body", blob()))),
                  member("converse", CONVERSE))));

  private ConverseShapes() {}

  /**
   * Checks the body of Converse or ConverseStream; all that is broken is said at once.
   *
   * @throws AwsFault 400 {@code SerializationException} for a member of another type, {@code
   *     ValidationException} for what is not there or breaks a constraint
   */
  static void checkConverse(JsonNode body) throws AwsFault {
    check(CONVERSE, ModelBounds.CONVERSE, body);
  }

  /** Checks the body of CountTokens in the same way. */
  static void checkCountTokens(JsonNode body) throws AwsFault {
    check(COUNT_TOKENS, ModelBounds.COUNT_TOKENS, body);
  }

  private static void check(Structure shape, String operation, JsonNode body) throws AwsFault {
    MemberTypes.check(shape, body);
    List<String> problems = RequiredMembers.missing(shape, body);
    problems.addAll(ModelBounds.TABLE.problems(operation, body));
    Optional<String> broken = MemberBounds.sentence(problems);
    if (broken.isPresent()) {
      throw AwsFault.validation(broken.get());
    }
  }

  private static Structure span(String index) {
    return structure(member(index, whole()), member("start", whole()), member("end", whole()));
  }
}
