package com.mangaassist.backend.platform.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with parameters, matched segment by segment against the raw path. */
record PathTemplate(List<String> segments) {
  static PathTemplate parse(String template) {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("A path template starts with a slash: " + template);
    }
    return new PathTemplate(segmentsOf(template));
  }

  static List<String> segmentsOf(String rawPath) {
    return List.of(rawPath.substring(1).split("/", -1));
  }

  /** All that is below the first segment of a path, as API Gateway writes it. */
  static String below(String path) {
    return "/" + segmentsOf(path).getFirst() + "/{proxy+}";
  }

  /** The decoded parameters when every segment fits, or empty. */
  Optional<Map<String, String>> match(List<String> rawSegments) {
    if (rawSegments.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String actual = PercentEncoding.decode(rawSegments.get(i));
      if (isParameter(segment)) {
        if (actual.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(segment.substring(1, segment.length() - 1), actual);
      } else if (!segment.equals(actual)) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(parameters));
  }

  /** How many segments are parameters: of two templates that fit, the one with fewer wins. */
  long parameterCount() {
    return segments.stream().filter(PathTemplate::isParameter).count();
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
