package com.mangaassist.backend.pipeline.retrieval;

/** Finds products for a customer's words; safe for use by many threads at once. */
public interface ProductIndex extends AutoCloseable {
  /** The best products for the words; no hits when nothing fits the conditions. */
  SearchResult search(SearchQuery query);

  /** What the words ask for, without looking for products; a fraction of a search's cost. */
  UnderstoodQuery understand(SearchQuery query);

  /** All products. */
  Catalog catalog();

  @Override
  void close();
}
