package com.mangaassist.backend.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.time.Instant;
import java.util.Optional;

/**
 * Times in answers that more than one protocol writes: each writes them its own way, so they stand
 * in the tree as an {@link Instant} until then.
 */
public final class Times {
  private Times() {}

  /** A time as a node. */
  public static JsonNode mark(Instant time) {
    return new POJONode(time);
  }

  /** The time that a node is, if it is one that {@link #mark} made. */
  public static Optional<Instant> marked(JsonNode node) {
    return node instanceof POJONode pojo && pojo.getPojo() instanceof Instant time
        ? Optional.of(time)
        : Optional.empty();
  }

  /** Seconds since 1970, to the millisecond. */
  public static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  /** The tree as the JSON protocols write it: times are seconds since 1970, with a fraction. */
  public static JsonNode asNumbers(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(member -> copy.set(member.getKey(), asNumbers(member.getValue())));
      return copy;
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> copy.add(asNumbers(item)));
      return copy;
    }
    return marked(tree).<JsonNode>map(time -> DoubleNode.valueOf(seconds(time))).orElse(tree);
  }
}
