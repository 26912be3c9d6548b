package com.mangaassist.backend.aws.events.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a target is sent of an event. */
public final class TargetInput {

  private final Arns arns;

  /** For targets of rules in this region and account. */
  public TargetInput(Arns arns) {
    this.arns = arns;
  }

  /**
   * The text for the target.
   *
   * @param event the event as JSON
   * @param ingestedAt when EventBridge took it, milliseconds since 1970
   * @throws SinkException the template does not give JSON with this event
   */
  public String of(Destination destination, String event, long ingestedAt) throws SinkException {
    JsonNode wire = destination.target().wire();
    if (wire.hasNonNull("Input")) {
      return wire.path("Input").asText();
    }
    boolean path = wire.hasNonNull("InputPath");
    if (!path && !wire.hasNonNull("InputTransformer")) {
      return event;
    }
    try {
      JsonNode tree = EventJson.parse(event);
      if (path) {
        return JsonPath.parse(wire.path("InputPath").asText())
            .flatMap(found -> found.in(tree))
            .map(EventJson::write)
            .orElse("null");
      }
      return transformed(destination, wire.path("InputTransformer"), tree, ingestedAt);
    } catch (MalformedJsonException e) {
      throw SinkException.forGood(
          "INVALID_JSON", "The input for the target is not valid JSON: " + e.getMessage());
    }
  }

  private String transformed(
      Destination destination, JsonNode transformer, JsonNode tree, long ingestedAt)
      throws MalformedJsonException {
    JsonNode paths = transformer.path("InputPathsMap");
    return InputTemplate.parse(transformer.path("InputTemplate").asText())
        .fill(
            name ->
                paths.has(name)
                    ? JsonPath.parse(paths.path(name).asText()).flatMap(path -> path.in(tree))
                    : reserved(name, destination, tree, ingestedAt));
  }

  private Optional<JsonNode> reserved(
      String name, Destination destination, JsonNode tree, long ingestedAt) {
    String rule = destination.rule().name();
    return Optional.ofNullable(
        switch (name) {
          case "aws.events.rule-name" -> TextNode.valueOf(rule);
          case "aws.events.rule-arn" -> TextNode.valueOf(arns.rule(destination.rule().bus(), rule));
          case "aws.events.event.ingestion-time" ->
              TextNode.valueOf(
                  Instant.ofEpochMilli(ingestedAt).truncatedTo(ChronoUnit.SECONDS).toString());
          case "aws.events.event.json" -> tree;
          case "aws.events.event" -> withoutDetail(tree);
          default -> null;
        });
  }

  /** By AWS's recorded answers: without the detail, and with the type's member in camel case. */
  private static ObjectNode withoutDetail(JsonNode tree) {
    ObjectNode event = Json.object();
    event.set("id", tree.path("id"));
    event.set("account", tree.path("account"));
    event.set("detailType", tree.path("detail-type"));
    event.set("time", tree.path("time"));
    event.set("source", tree.path("source"));
    event.set("region", tree.path("region"));
    event.set("resources", tree.path("resources"));
    event.set("version", tree.path("version"));
    return event;
  }
}
