package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.services.models.ModelCatalog;
import java.util.List;
import java.util.stream.Stream;

/** Whom a route asks when the model of its choice does not answer, by the shop's document. */
public enum FallbackChain {
  /** {@code /chat}: the fast path. */
  CHAT(ModelCatalog.HAIKU, ModelCatalog.SONNET),
  /** All other routes: quality first. */
  OTHERS(ModelCatalog.SONNET, ModelCatalog.HAIKU);

  private final String first;
  private final String second;

  FallbackChain(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /** The route's own first choice. */
  public String first() {
    return first;
  }

  /** Model ids in the order in which they are asked, when {@code chosen} is asked first. */
  List<String> from(String chosen) {
    return Stream.of(chosen, first, second).distinct().toList();
  }
}
