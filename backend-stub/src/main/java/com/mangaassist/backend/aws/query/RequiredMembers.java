package com.mangaassist.backend.aws.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.query.Shape.ListOf;
import com.mangaassist.backend.aws.query.Shape.MapOf;
import com.mangaassist.backend.aws.query.Shape.Scalar;
import com.mangaassist.backend.aws.query.Shape.Structure;
import java.util.Map;

/** Refuses structures that lack a member which the model says they have. */
public final class RequiredMembers {
  private RequiredMembers() {}

  /**
   * Checks what is there of a shape; its types are checked before.
   *
   * @throws AwsFault 400 {@code ValidationException}, with the place of the member as AWS writes it
   */
  public static void check(Shape shape, JsonNode value) throws AwsFault {
    check(shape, value, "");
  }

  private static void check(Shape shape, JsonNode value, String path) throws AwsFault {
    switch (shape) {
      case Structure structure -> {
        for (Shape.Member member : structure.members().values()) {
          String place = path.isEmpty() ? member.name() : path + "." + member.name();
          if (value.hasNonNull(member.name())) {
            check(member.shape(), value.path(member.name()), place);
          } else if (member.required()) {
            throw AwsFault.validation(
                "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                    .formatted(place));
          }
        }
      }
      case ListOf list -> {
        int number = 0;
        for (JsonNode element : value) {
          number++;
          check(list.element(), element, path + "." + number + ".member");
        }
      }
      case MapOf map -> {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          check(map.value(), entry.getValue(), path + "." + entry.getKey() + ".member");
        }
      }
      case Scalar scalar -> {
        // It has no members.
      }
    }
  }
}
