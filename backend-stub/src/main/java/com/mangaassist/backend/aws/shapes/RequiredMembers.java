package com.mangaassist.backend.aws.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.Shape.ListOf;
import com.mangaassist.backend.aws.shapes.Shape.MapOf;
import com.mangaassist.backend.aws.shapes.Shape.Scalar;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses structures that lack a member which the model says they have. */
public final class RequiredMembers {
  private RequiredMembers() {}

  /**
   * Checks what is there of a shape; its types are checked before.
   *
   * @throws AwsFault 400 {@code ValidationException}, with the place of the member as AWS writes it
   */
  public static void check(Shape shape, JsonNode value) throws AwsFault {
    Optional<String> missing = MemberBounds.sentence(missing(shape, value));
    if (missing.isPresent()) {
      throw AwsFault.validation(missing.get());
    }
  }

  /** Each member that is not there, for {@link MemberBounds#sentence}. */
  public static List<String> missing(Shape shape, JsonNode value) {
    List<String> problems = new ArrayList<>();
    check(shape, value, "", problems);
    return problems;
  }

  private static void check(Shape shape, JsonNode value, String path, List<String> problems) {
    switch (shape) {
      case Structure structure -> {
        for (Shape.Member member : structure.members().values()) {
          String place = path.isEmpty() ? member.name() : path + "." + member.name();
          if (value.hasNonNull(member.name())) {
            check(member.shape(), value.path(member.name()), place, problems);
          } else if (member.required()) {
            problems.add(
                "Value null at '%s' failed to satisfy constraint: Member must not be null"
                    .formatted(place));
          }
        }
      }
      case ListOf list -> {
        int number = 0;
        for (JsonNode element : value) {
          number++;
          check(list.element(), element, path + "." + number + ".member", problems);
        }
      }
      case MapOf map -> {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          check(map.value(), entry.getValue(), path + "." + entry.getKey() + ".member", problems);
        }
      }
      case Scalar scalar -> {
        // It has no members.
      }
    }
  }
}
