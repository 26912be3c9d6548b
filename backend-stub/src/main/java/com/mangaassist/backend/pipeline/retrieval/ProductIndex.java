package com.mangaassist.backend.pipeline.retrieval;

import java.util.List;

/** Finds products for a customer's words; safe for use by many threads at once. */
public interface ProductIndex extends AutoCloseable {
  /** The best products for the words; no hits when nothing fits the conditions. */
  SearchResult search(SearchQuery query);

  /** What the words ask for, without looking for products; a fraction of a search's cost. */
  UnderstoodQuery understand(SearchQuery query);

  /** Those of the hits that suit the readers whom the words name, as children; in their order. */
  List<Hit> suited(List<Hit> hits, String text);

  /** All products. */
  Catalog catalog();

  @Override
  void close();
}
