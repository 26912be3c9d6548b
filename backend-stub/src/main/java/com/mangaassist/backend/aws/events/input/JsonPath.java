package com.mangaassist.backend.aws.events.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of JSONPath that EventBridge takes: members by dot or bracket, elements by number. */
public final class JsonPath {

  private static final Pattern STEP =
      Pattern.compile(
          "\\.([^.\\[\\]'\"]+)|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]|\\[(\\d{1,9})\\]|\\[(\\*)\\]");

  private sealed interface Step {}

  private record Member(String name) implements Step {}

  private record Element(int place) implements Step {}

  private record All() implements Step {}

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = steps;
  }

  /** Reads a path such as {@code $.detail.items[0].name}; empty when it is none. */
  public static Optional<JsonPath> parse(String path) {
    if (!path.startsWith("$")) {
      return Optional.empty();
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int at = 1;
    while (at < path.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    return Optional.of(new JsonPath(steps));
  }

  private static Step step(Matcher matcher) {
    for (int group = 1; group <= 3; group++) {
      @Nullable String name = matcher.group(group);
      if (name != null) {
        return new Member(name);
      }
    }
    @Nullable String place = matcher.group(4);
    return place == null ? new All() : new Element(Integer.parseInt(place));
  }

  /** What the path leads to; empty when nothing is there. */
  public Optional<JsonNode> in(JsonNode root) {
    return follow(root, 0);
  }

  private Optional<JsonNode> follow(JsonNode from, int step) {
    if (step == steps.size()) {
      return from.isMissingNode() ? Optional.empty() : Optional.of(from);
    }
    return switch (steps.get(step)) {
      case Member(String name) -> follow(from.path(name), step + 1);
      case Element(int place) -> follow(from.path(place), step + 1);
      case All() -> {
        var all = com.mangaassist.services.json.Json.object().putArray("all");
        from.forEach(element -> follow(element, step + 1).ifPresent(all::add));
        yield from.isContainerNode() ? Optional.of(all) : Optional.empty();
      }
    };
  }
}
