package com.mangaassist.backend.platform.http;

import java.util.Map;
import java.util.Optional;

/** What every request for a route meets on its way in and out, whatever comes of it. */
@FunctionalInterface
public interface Door {
  /** Lets everything through and takes no note. */
  Door OPEN = (request, pathTemplate) -> new Visit() {};

  /**
   * A request has come; called once, on the thread that answers it.
   *
   * @param request its head: the body has not been read yet
   * @param pathTemplate of the route, also when only the method is wrong; such as {@code
   *     /v1/{proxy+}} for a path below that of a route where nothing is
   */
  Visit enter(HttpRequest request, String pathTemplate);

  /** One request on its way. */
  interface Visit {
    /** What its answer carries besides, also a refusal. */
    default Map<String, String> answerHeaders() {
      return Map.of();
    }

    /** The answer to give before anybody asks who calls, or empty. The body has not been read. */
    default Optional<Refusal> refuseHead(HttpRequest head) {
      return Optional.empty();
    }

    /**
     * The answer to a body that is not shaped as any of the route's, or empty. It has been read.
     */
    default Optional<Refusal> refuse(HttpRequest request) {
      return Optional.empty();
    }

    /**
     * The answer to a request whose body is over the route's limit.
     *
     * @param plain the answer of a door that has none of its own
     */
    default Refusal tooLarge(HttpRequest request, Refusal plain) {
      return plain;
    }

    /**
     * The answer is on its way, or was cut.
     *
     * @param status of the answer; 0 when none began
     * @param bytes of the answer's body
     */
    default void left(HttpRequest request, int status, long bytes) {}
  }
}
