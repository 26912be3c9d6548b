package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.SearchResult;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import java.util.List;

/**
 * The index of a catalog that changes: another one takes the place of the one that serves, whole,
 * so that no search sees a part of a change.
 */
public final class LiveProductIndex implements ProductIndex {

  private volatile LuceneProductIndex serving;

  private LiveProductIndex(LuceneProductIndex serving) {
    this.serving = serving;
  }

  /** Indexes a catalog by its words; vectors come later. */
  public static LiveProductIndex open(Catalog catalog) {
    return new LiveProductIndex(LuceneProductIndex.open(catalog));
  }

  /** The one that serves. */
  public LuceneProductIndex serving() {
    return serving;
  }

  /**
   * Serves another one from now on. The one before stays open, because searches may still be under
   * way on it; it holds nothing but memory.
   */
  public void serve(LuceneProductIndex next) {
    serving = next;
  }

  @Override
  public SearchResult search(SearchQuery query) {
    return serving.search(query);
  }

  @Override
  public UnderstoodQuery understand(SearchQuery query) {
    return serving.understand(query);
  }

  @Override
  public List<Hit> suited(List<Hit> hits, String text) {
    return serving.suited(hits, text);
  }

  @Override
  public Catalog catalog() {
    return serving.catalog();
  }

  @Override
  public void close() {
    serving.close();
  }
}
