package com.mangaassist.backend.aws.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.JsonTarget;
import com.mangaassist.backend.aws.shapes.Shape.ListOf;
import com.mangaassist.backend.aws.shapes.Shape.MapOf;
import com.mangaassist.backend.aws.shapes.Shape.Scalar;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.Map;

/**
 * Refuses members of another type than the model's before an operation sees them, as AWS does:
 * there reading comes before judging. Members that the model does not know are passed over, and
 * null stands for a member that is missing.
 */
public final class MemberTypes {
  private MemberTypes() {}

  /** The operation of a target, for well-typed members only. */
  public static JsonTarget typed(JsonTarget target, Structure input) {
    return new JsonTarget(
        target.service(),
        target.target(),
        (members, caller) -> {
          check(input, members);
          return target.operation().call(members, caller);
        });
  }

  /** The operation, for well-typed members only. */
  public static JsonOperation typed(JsonOperation operation, Structure input) {
    return members -> {
      check(input, members);
      return operation.call(members);
    };
  }

  /**
   * Checks what is there of a shape.
   *
   * @throws AwsFault 400 {@code SerializationException}
   */
  public static void check(Shape shape, JsonNode value) throws AwsFault {
    switch (shape) {
      case Structure structure -> {
        require(value.isObject(), value, "Structure");
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          Shape.Member known = structure.members().get(entry.getKey());
          if (known != null && !entry.getValue().isNull()) {
            check(known.shape(), entry.getValue());
          }
        }
      }
      case ListOf list -> {
        require(value.isArray(), value, "List");
        for (JsonNode element : value) {
          check(list.element(), element);
        }
      }
      case MapOf map -> {
        require(value.isObject(), value, "Map");
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          check(map.value(), entry.getValue());
        }
      }
      case Scalar scalar -> require(fits(scalar, value), value, name(scalar));
    }
  }

  private static boolean fits(Scalar scalar, JsonNode value) {
    return switch (scalar) {
      case TEXT, BLOB -> value.isTextual();
      case WHOLE -> value.isNumber();
      // What is no number has a name: NaN, Infinity.
      case REAL -> value.isNumber() || value.isTextual();
      case FLAG -> value.isBoolean();
      case TIME -> value.isNumber() || value.isTextual();
    };
  }

  private static String name(Scalar scalar) {
    return switch (scalar) {
      case TEXT -> "String";
      case WHOLE -> "Integer";
      case REAL -> "Double";
      case FLAG -> "Boolean";
      case TIME -> "Timestamp";
      case BLOB -> "Blob";
    };
  }

  private static void require(boolean fits, JsonNode value, String wanted) throws AwsFault {
    if (!fits) {
      throw new AwsFault(
          400,
          "SerializationException",
          value.getNodeType() + "_VALUE can not be converted to a " + wanted);
    }
  }
}
