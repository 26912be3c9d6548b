package com.mangaassist.backend.aws.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.aws.shapes.Shape.ListOf;
import com.mangaassist.backend.aws.shapes.Shape.MapOf;
import com.mangaassist.backend.aws.shapes.Shape.Member;
import com.mangaassist.backend.aws.shapes.Shape.Scalar;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import com.mangaassist.services.json.Json;
import java.time.DateTimeException;
import java.util.Optional;

/** Makes the tree that an operation takes of a request's parameters, by the operation's shape. */
final class QueryReader {
  private QueryReader() {}

  /** The members that were given; parameters that the shape does not know are passed over. */
  static ObjectNode read(QueryNode node, Structure shape) throws AwsFault {
    ObjectNode object = Json.object();
    for (Member member : shape.members().values()) {
      Optional<QueryNode> given = node.child(member.wireName());
      if (given.isPresent()) {
        object.set(member.name(), value(given.get(), member.shape()));
      }
    }
    return object;
  }

  private static JsonNode value(QueryNode node, Shape shape) throws AwsFault {
    return switch (shape) {
      case Scalar scalar -> scalar(text(node), scalar);
      case Structure structure -> {
        refuseText(node, "structure");
        yield read(node, structure);
      }
      case ListOf list -> list(node, list);
      case MapOf map -> map(node, map);
    };
  }

  private static String text(QueryNode node) throws AwsFault {
    if (node.hasChildren() || node.value().isEmpty()) {
      throw QueryNode.malformed("Start of structure or map found where not expected.");
    }
    return node.value().get();
  }

  /** A lone {@code Name=} says that a list or map is empty. */
  private static void refuseText(QueryNode node, String wanted) throws AwsFault {
    if (node.value().filter(text -> !text.isEmpty() || node.hasChildren()).isPresent()) {
      throw QueryNode.malformed("Unexpected text where a " + wanted + " is expected.");
    }
  }

  private static JsonNode list(QueryNode node, ListOf shape) throws AwsFault {
    refuseText(node, "list");
    ArrayNode array = Json.object().putArray("list");
    Optional<QueryNode> elements =
        shape.flattened() ? Optional.of(node) : node.child(shape.elementName());
    if (elements.isPresent()) {
      for (QueryNode element : elements.get().elements()) {
        array.add(value(element, shape.element()));
      }
    }
    return array;
  }

  private static JsonNode map(QueryNode node, MapOf shape) throws AwsFault {
    refuseText(node, "map");
    ObjectNode object = Json.object();
    Optional<QueryNode> entries = shape.flattened() ? Optional.of(node) : node.child("entry");
    if (entries.isPresent()) {
      for (QueryNode entry : entries.get().elements()) {
        Optional<QueryNode> key = entry.child(shape.keyName());
        if (key.isEmpty()) {
          throw QueryNode.malformed("An entry of a map has no " + shape.keyName() + ".");
        }
        Optional<QueryNode> value = entry.child(shape.valueName());
        JsonNode read = value.isEmpty() ? null : value(value.get(), shape.value());
        if (object.has(text(key.get()))) {
          throw QueryNode.malformed("A key stands twice in a map.");
        }
        object.set(text(key.get()), read);
      }
    }
    return object;
  }

  private static JsonNode scalar(String text, Scalar shape) throws AwsFault {
    try {
      return switch (shape) {
        case TEXT, BLOB -> TextNode.valueOf(text);
        case WHOLE -> LongNode.valueOf(Long.parseLong(text));
        case REAL -> DoubleNode.valueOf(Double.parseDouble(text));
        case FLAG -> flag(text);
        case TIME -> DecimalNode.valueOf(QueryTimes.read(text));
      };
    } catch (NumberFormatException e) {
      throw QueryNode.malformed("A number is expected where something else stands.");
    } catch (DateTimeException e) {
      throw QueryNode.malformed("A timestamp must follow ISO 8601.");
    }
  }

  private static JsonNode flag(String text) throws AwsFault {
    return switch (text) {
      case "true", "True" -> BooleanNode.TRUE;
      case "false", "False" -> BooleanNode.FALSE;
      default -> throw QueryNode.malformed("A boolean must be true or false.");
    };
  }
}
