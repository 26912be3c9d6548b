package com.mangaassist.backend.pipeline.gateway;

/** How the parts of the pipeline are, asked at each call of {@code GET /health}. */
@FunctionalInterface
public interface Health {

  /** How one part is. */
  enum State {
    /** Works, but not with all it will have. */
    STARTING,
    HEALTHY,
    /** Works with less than it should. */
    DEGRADED
  }

  /**
   * One part.
   *
   * @param name as {@code sessions}
   * @param detail why it is not healthy, for people; else empty
   */
  record Part(String name, State state, String detail) {}

  /** All parts now; quick and without the network. */
  java.util.List<Part> parts();
}
