package com.mangaassist.backend.platform.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the route of a method and path. */
final class Router {
  private record Entry(PathTemplate template, Route route, Authentication authentication) {}

  /** What a method and path lead to. */
  sealed interface Outcome {
    /** The route that is there, if only for another method; else one next to it. */
    default Optional<Route> reached() {
      return switch (this) {
        case Found found -> Optional.of(found.route());
        case WrongMethod wrong -> Optional.of(wrong.sibling());
        case NotFound none -> Optional.ofNullable(none.neighbor());
      };
    }

    /** The path of what was reached, with a star for what is not there. */
    default String pathTemplate() {
      return switch (this) {
        case Found found -> found.route().pathTemplate();
        case WrongMethod wrong -> wrong.sibling().pathTemplate();
        case NotFound none ->
            none.neighbor() == null ? "" : PathTemplate.below(none.neighbor().pathTemplate());
      };
    }
  }

  record Found(Route route, Authentication authentication, Map<String, String> parameters)
      implements Outcome {}

  record WrongMethod(String allowed, Route sibling) implements Outcome {}

  /**
   * Nothing is there.
   *
   * @param neighbor a route with a door whose path begins with the same segment: who keeps that
   *     door keeps this one too; null for none
   */
  record NotFound(@Nullable Route neighbor) implements Outcome {}

  private final List<Entry> entries;

  /**
   * Takes the routes.
   *
   * @throws IllegalStateException when a route declares no authentication; the message names it
   */
  Router(List<Route> routes) {
    entries =
        routes.stream()
            .map(
                route ->
                    new Entry(PathTemplate.parse(route.pathTemplate()), route, declared(route)))
            .sorted(Comparator.comparingLong(entry -> entry.template().parameterCount()))
            .toList();
  }

  private static Authentication declared(Route route) {
    Authentication authentication = route.authentication();
    if (authentication == null) {
      throw new IllegalStateException(
          "The route "
              + route.method()
              + " "
              + route.pathTemplate()
              + " declares no authentication");
    }
    return authentication;
  }

  /**
   * The route for a method and a raw path.
   *
   * @throws IllegalArgumentException when the path cannot be decoded
   */
  Outcome find(String method, String rawPath) {
    List<String> segments = PathTemplate.segmentsOf(rawPath);
    TreeMap<String, Route> allowed = new TreeMap<>();
    for (Entry entry : entries) {
      Optional<Map<String, String>> parameters = entry.template().match(segments);
      if (parameters.isPresent()) {
        if (entry.route().method().equals(method)) {
          return new Found(entry.route(), entry.authentication(), parameters.get());
        }
        allowed.put(entry.route().method(), entry.route());
      }
    }
    return allowed.isEmpty()
        ? new NotFound(neighbor(segments))
        : new WrongMethod(String.join(", ", allowed.keySet()), allowed.firstEntry().getValue());
  }

  private @Nullable Route neighbor(List<String> segments) {
    for (Entry entry : entries) {
      boolean kept = !entry.route().door().equals(Door.OPEN);
      if (kept && entry.template().segments().getFirst().equals(segments.getFirst())) {
        return entry.route();
      }
    }
    return null;
  }
}
