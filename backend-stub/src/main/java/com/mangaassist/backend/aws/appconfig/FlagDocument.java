package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.appconfig.JsonSchemas.NoSchemaException;
import com.mangaassist.services.json.Json;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a text is a set of feature flags: its shape, and its values by their own constraints. */
final class FlagDocument {
  private static final Schema SHAPE = shape();
  private static final int ATTRIBUTES = 25;
  private static final Set<String> NO_ATTRIBUTES =
      Set.of("enabled", "_variants", "_createdAt", "_updatedAt");

  private final JsonNode flags;
  private final List<InvalidConfiguration> problems = new ArrayList<>();

  private FlagDocument(JsonNode flags) {
    this.flags = flags;
  }

  /** What is wrong with it; empty when nothing is. {@code json} parses. */
  static List<InvalidConfiguration> check(String json) {
    List<InvalidConfiguration> shape = JsonSchemas.check(SHAPE, json);
    if (!shape.isEmpty()) {
      return shape;
    }
    try {
      JsonNode root = Json.parse(json);
      FlagDocument document = new FlagDocument(root.path("flags"));
      for (Map.Entry<String, JsonNode> value : root.path("values").properties()) {
        document.checkFlag(value.getKey(), value.getValue());
      }
      return document.problems;
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("The text was to be JSON", e);
    }
  }

  private void checkFlag(String key, JsonNode value) {
    String place = "/values/" + key;
    if (!flags.has(key)) {
      add("flags", place, "The flag '%s' is not defined in flags.".formatted(key), value);
      return;
    }
    JsonNode defined = flags.path(key).path("attributes");
    JsonNode variants = value.path("_variants");
    if (variants.isMissingNode()) {
      checkAttributes(place, defined, value);
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < variants.size(); i++) {
      JsonNode variant = variants.get(i);
      String at = place + "/_variants/" + i;
      if (!names.add(variant.path("name").asText())) {
        add("uniqueItems", at, "Two variants have the same name.", variant.path("name"));
      }
      checkRule(at, variant.path("rule").asText(""), i == variants.size() - 1);
      checkAttributes(at + "/attributeValues", defined, variant.path("attributeValues"));
    }
  }

  private void checkRule(String place, String rule, boolean last) {
    if (last) {
      if (!rule.isBlank()) {
        add("default", place, "The last variant is the default: it has no rule.", null);
      }
    } else if (rule.isBlank()) {
      add("default", place, "Only the last variant, the default, has no rule.", null);
    } else {
      FlagRule.problem(rule).ifPresent(problem -> add("rule", place + "/rule", problem, null));
    }
  }

  private void checkAttributes(String place, JsonNode defined, JsonNode values) {
    int count = 0;
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      if (NO_ATTRIBUTES.contains(value.getKey())) {
        continue;
      }
      count++;
      String at = place + "/" + value.getKey();
      if (defined.has(value.getKey())) {
        AttributeConstraint.of(defined.path(value.getKey()).path("constraints"))
            .problem(value.getValue())
            .ifPresent(
                problem -> add(problem.constraint(), at, problem.reason(), value.getValue()));
      } else {
        add(
            "attributes",
            at,
            "The attribute '%s' is not defined.".formatted(value.getKey()),
            value.getValue());
      }
    }
    if (count > ATTRIBUTES) {
      add("maxProperties", place, "A flag has at most " + ATTRIBUTES + " attributes.", null);
    }
    for (Map.Entry<String, JsonNode> attribute : defined.properties()) {
      if (attribute.getValue().at("/constraints/required").asBoolean()
          && !values.has(attribute.getKey())) {
        add(
            "required",
            place,
            "The attribute '%s' is required.".formatted(attribute.getKey()),
            null);
      }
    }
  }

  private void add(String constraint, String location, String reason, @Nullable JsonNode value) {
    problems.add(
        new InvalidConfiguration(
            constraint, location, reason, value == null ? "" : value.toString()));
  }

  private static Schema shape() {
    try (InputStream in = FlagDocument.class.getResourceAsStream("feature-flags.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("The schema of feature flags is missing");
      }
      return JsonSchemas.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSchemaException e) {
      throw new IllegalStateException("The schema of feature flags is none", e);
    }
  }
}
