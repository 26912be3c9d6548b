package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The constraints that a flag's author set on an attribute; none when {@code rules} is missing. */
record AttributeConstraint(JsonNode rules) {

  /** Which constraint failed and why. */
  record Problem(String constraint, String reason) {}

  static AttributeConstraint of(JsonNode rules) {
    return new AttributeConstraint(rules);
  }

  /** Why a value may not stand there; empty when it may. */
  Optional<Problem> problem(JsonNode value) {
    return switch (rules.path("type").asText("")) {
      case "string" -> string(value);
      case "number" -> number(value);
      case "boolean" -> value.isBoolean() ? Optional.empty() : wrongType();
      case "array" -> array(value);
      default -> Optional.empty();
    };
  }

  private Optional<Problem> string(JsonNode value) {
    if (!value.isTextual()) {
      return wrongType();
    }
    if (rules.has("enum")
        && rules
            .path("enum")
            .valueStream()
            .noneMatch(each -> each.asText().equals(value.textValue()))) {
      return problem("enum", "The value is none of the enumeration's.");
    }
    String pattern = rules.path("pattern").asText("");
    try {
      return pattern.isEmpty() || SchemaPattern.isFound(Pattern.compile(pattern), value.textValue())
          ? Optional.empty()
          : problem("pattern", "The value does not match the pattern " + pattern + ".");
    } catch (PatternSyntaxException e) {
      return problem("pattern", "The pattern " + pattern + " is not a regular expression.");
    } catch (SchemaPattern.TooCostlyException e) {
      return problem("pattern", "The pattern " + pattern + " takes too long on this value.");
    }
  }

  private Optional<Problem> number(JsonNode value) {
    if (!value.isNumber()) {
      return wrongType();
    }
    BigDecimal number = value.decimalValue();
    JsonNode least = rules.path("minimum");
    JsonNode most = rules.path("maximum");
    if (least.isNumber() && number.compareTo(least.decimalValue()) < 0) {
      return problem("minimum", "The value is less than the minimum " + least + ".");
    }
    if (most.isNumber() && number.compareTo(most.decimalValue()) > 0) {
      return problem("maximum", "The value is greater than the maximum " + most + ".");
    }
    return Optional.empty();
  }

  private Optional<Problem> array(JsonNode value) {
    if (!value.isArray()) {
      return wrongType();
    }
    AttributeConstraint elements = of(rules.path("elements"));
    return value
        .valueStream()
        .map(elements::problem)
        .flatMap(Optional::stream)
        .findFirst()
        .map(each -> new Problem("elements." + each.constraint(), each.reason()));
  }

  private Optional<Problem> wrongType() {
    return problem("type", "The value is not of type " + rules.path("type").asText() + ".");
  }

  private static Optional<Problem> problem(String constraint, String reason) {
    return Optional.of(new Problem(constraint, reason));
  }
}
