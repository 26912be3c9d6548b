package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which queues may name this one as their dead-letter queue. */
record RedriveAllowPolicy(String permission, List<String> sourceQueueArns) {
  private static final String NAME = "RedriveAllowPolicy";
  private static final String BY_QUEUE = "byQueue";
  private static final int MOST_SOURCES = 10;

  static RedriveAllowPolicy read(String text) throws AwsFault {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (MalformedJsonException e) {
      throw SqsFaults.invalid(text, NAME, "Redrive allow policy is not a valid JSON map.");
    }
    String permission = json.path("redrivePermission").asText("");
    if (!Set.of("allowAll", "denyAll", BY_QUEUE).contains(permission)) {
      throw SqsFaults.invalid(
          text, NAME, "Amazon SQS can't create the redrive allow policy: unknown permission.");
    }
    List<String> sources = new ArrayList<>();
    json.path("sourceQueueArns").forEach(arn -> sources.add(arn.asText()));
    boolean byQueue = permission.equals(BY_QUEUE);
    if (byQueue == sources.isEmpty() || sources.size() > MOST_SOURCES) {
      throw SqsFaults.invalid(
          text,
          NAME,
          "Amazon SQS can't create the redrive allow policy. From 1 to 10 source queue ARNs belong"
              + " to the permission byQueue, and to no other.");
    }
    return new RedriveAllowPolicy(permission, sources);
  }

  boolean allows(String sourceArn) {
    return switch (permission) {
      case "denyAll" -> false;
      case BY_QUEUE -> sourceQueueArns.contains(sourceArn);
      default -> true;
    };
  }
}
