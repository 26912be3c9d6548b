package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.events.input.InputTemplate;
import com.mangaassist.backend.aws.events.input.JsonPath;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes a target one that EventBridge takes. */
final class TargetCheck {

  private static final int INPUT_LENGTH = 8192;
  private static final int PATH_LENGTH = 256;
  private static final int MOST_PATHS = 100;
  private static final int MOST_RETRIES = 185;
  private static final int SHORTEST_AGE = 60;
  private static final int LONGEST_AGE = 86_400;
  private static final Pattern PATH_NAME = Pattern.compile("[A-Za-z0-9\\_\\-]+");
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", Pattern.DOTALL);

  /** What EventBridge calls by a role of the caller's alone; AWS was recorded to ask for it. */
  private static final Pattern BY_ROLE =
      Pattern.compile(
          "arn:aws[^:]*:((batch|codebuild|codepipeline|ecs|firehose|kinesis|states):.*"
              + "|events:[^:]*:[^:]*:api-destination/.*)",
          Pattern.DOTALL);

  private TargetCheck() {}

  /** Lengths and types, by AWS's service model. */
  static void shape(Check check, JsonNode target) throws AwsFault {
    check.required("Id", 1, Shapes.RULE_NAME_LENGTH, Shapes.NAME);
    check.required("Arn", 1, Shapes.ARN_LENGTH, null);
    check.optional("RoleArn", 1, Shapes.ARN_LENGTH, null);
    check.optional("Input", 0, INPUT_LENGTH, null);
    check.optional("InputPath", 0, PATH_LENGTH, null);
    Optional<JsonNode> transformer = check.structure("InputTransformer");
    if (transformer.isPresent()) {
      Check inner = check.inside(transformer.get(), "inputTransformer");
      inner.required("InputTemplate", 1, INPUT_LENGTH, null);
      inner.entries("InputPathsMap", MOST_PATHS);
      inner.texts("InputPathsMap", 1, PATH_LENGTH, PATH_NAME, null, null);
    }
    Optional<JsonNode> retry = check.structure("RetryPolicy");
    if (retry.isPresent()) {
      Check inner = check.inside(retry.get(), "retryPolicy");
      inner.whole("MaximumRetryAttempts", 0, MOST_RETRIES);
      inner.whole("MaximumEventAgeInSeconds", SHORTEST_AGE, LONGEST_AGE);
    }
    Optional<JsonNode> dead = check.structure("DeadLetterConfig");
    if (dead.isPresent()) {
      check.inside(dead.get(), "deadLetterConfig").optional("Arn", 1, Shapes.ARN_LENGTH, null);
    }
    TargetParameters.shape(check);
  }

  /** What fails this target alone; empty when nothing does. */
  static Optional<String> problemOfEntry(JsonNode target) {
    String arn = target.path("Arn").asText();
    if (!ARN.matcher(arn).matches()) {
      return Optional.of(
          "Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.");
    }
    if (arn.contains(":sqs:") && arn.endsWith(".fifo") && !target.hasNonNull("SqsParameters")) {
      return Optional.of(
          "Parameter(s) SqsParameters must be specified for target: "
              + target.path("Id").asText()
              + ".");
    }
    return Optional.empty();
  }

  /** What the members say together; a problem refuses the whole call. */
  static void meaning(JsonNode target, Arns arns) throws AwsFault {
    String id = target.path("Id").asText();
    String arn = target.path("Arn").asText();
    boolean busElsewhere = arn.contains(":event-bus/") && arns.foreign(arn);
    if ((busElsewhere || BY_ROLE.matcher(arn).matches()) && !target.hasNonNull("RoleArn")) {
      throw AwsFault.validation("RoleArn is required for target " + arn + ".");
    }
    long inputs =
        Set.of("Input", "InputPath", "InputTransformer").stream()
            .filter(target::hasNonNull)
            .count();
    if (inputs > 1) {
      throw AwsFault.validation(
          "Only one of Input, InputPath, or InputTransformer must be provided for target "
              + id
              + ".");
    }
    if (target.hasNonNull("Input")) {
      try {
        Json.parse(target.path("Input").asText());
      } catch (MalformedJsonException e) {
        throw AwsFault.validation("JSON syntax error in input for target " + id + ".");
      }
    }
    if (target.hasNonNull("InputPath")
        && JsonPath.parse(target.path("InputPath").asText()).isEmpty()) {
      throw AwsFault.validation("InputPath for target " + id + " is invalid.");
    }
    deadLetters(target, id);
    transformer(target.path("InputTransformer"), id);
  }

  private static void deadLetters(JsonNode target, String id) throws AwsFault {
    JsonNode queue = target.path("DeadLetterConfig").path("Arn");
    if (queue.isTextual() && !queue.asText().matches("arn:aws[^:]*:sqs:[^:]+:\\d{12}:[^:]+")) {
      throw AwsFault.validation(
          "Parameter DeadLetterConfig.Arn for target "
              + id
              + " is not valid. Reason: Provided Arn is not in correct format.");
    }
  }

  private static void transformer(JsonNode transformer, String id) throws AwsFault {
    if (!transformer.isObject()) {
      return;
    }
    JsonNode paths = transformer.path("InputPathsMap");
    Set<String> names = new HashSet<>();
    for (var path : paths.properties()) {
      if (path.getKey().startsWith("AWS")) {
        throw AwsFault.validation(
            "InputPathsMap for target " + id + " contains reserved key " + path.getKey() + ".");
      }
      if (JsonPath.parse(path.getValue().asText()).isEmpty()) {
        throw AwsFault.validation(
            "InputPath for target " + id + " is invalid: " + path.getValue().asText());
      }
      names.add(path.getKey());
    }
    String template = transformer.path("InputTemplate").asText();
    Optional<String> unknown = InputTemplate.parse(template).unknown(names);
    if (unknown.isPresent()) {
      throw AwsFault.validation(
          "InputTemplate for target "
              + id
              + " contains invalid placeholder "
              + unknown.get()
              + ".");
    }
  }
}
