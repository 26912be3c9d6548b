package com.mangaassist.backend.pipeline.retrieval;

import java.util.List;

/** Hits, best first, and what was understood of the query. */
public record SearchResult(List<Hit> hits, UnderstoodQuery understood) {
  /** Copies the list. */
  public SearchResult {
    hits = List.copyOf(hits);
  }
}
