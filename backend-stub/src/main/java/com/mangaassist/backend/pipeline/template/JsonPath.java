package com.mangaassist.backend.pipeline.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of JSONPath that mapping templates use: {@code $}, {@code .name}, {@code ['name']},
 * {@code [0]}, and {@code [*]}, which gathers what follows from every element.
 */
final class JsonPath {

  private static final Pattern STEP =
      Pattern.compile(
          "\\.([A-Za-z_][A-Za-z0-9_-]*)|\\['([^']*)'\\]|\\[([0-9]{1,6})\\]|(\\[\\*\\])");

  private JsonPath() {}

  /**
   * What the path leads to; missing where it leads nowhere.
   *
   * @throws IllegalArgumentException for a path beyond this part of JSONPath
   */
  static JsonNode find(JsonNode root, String path) {
    if (!path.startsWith("$")) {
      throw new IllegalArgumentException("a path begins with $: " + path);
    }
    return follow(root, path, 1);
  }

  private static JsonNode follow(JsonNode from, String path, int at) {
    if (at == path.length()) {
      return from;
    }
    Matcher step = STEP.matcher(path).region(at, path.length());
    if (!step.lookingAt()) {
      throw new IllegalArgumentException("a path that is not understood: " + path);
    }
    if (step.group(4) != null) {
      var all = Json.object().arrayNode();
      for (JsonNode each : from) {
        JsonNode found = follow(each, path, step.end());
        if (!found.isMissingNode()) {
          all.add(found);
        }
      }
      return all;
    }
    JsonNode next =
        step.group(3) == null
            ? from.path(step.group(1) == null ? step.group(2) : step.group(1))
            : from.path(Integer.parseInt(step.group(3)));
    return follow(next, path, step.end());
  }
}
