package com.mangaassist.backend.pipeline.retrieval.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Embedder;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.SearchResult;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.pipeline.retrieval.lexical.LexicalIndex;
import com.mangaassist.backend.pipeline.retrieval.understanding.QueryReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The product index: what the words ask for, an in-memory Lucene index, and vectors. */
public final class LuceneProductIndex implements ProductIndex {
  /** Products that words alone may bring up. */
  private static final int BY_WORDS = 200;

  private static final int REMEMBERED = 4_000;
  private static final int RESULTS_REMEMBERED = 1_000;
  private static final int LONGEST_REMEMBERED = 500;
  private static final float[] NONE = {};

  private final Catalog catalog;
  private final LexicalIndex lexical;
  private final QueryReader reader;
  private final Ranking ranking;

  private final Readers readers = new Readers();
  private final Readings readings = new Readings(REMEMBERED);

  /** What many customers ask, most of all the words that the shop itself suggests. */
  private final Cache<SearchQuery, SearchResult> found =
      Caffeine.newBuilder().maximumSize(RESULTS_REMEMBERED).build();

  private volatile @Nullable Vectors vectors;

  private LuceneProductIndex(Catalog catalog) {
    this.catalog = catalog;
    this.lexical = new LexicalIndex(catalog.products());
    this.reader = new QueryReader(catalog.products());
    this.ranking = new Ranking(catalog.products());
  }

  /** Indexes the catalogue by its words; vectors come later, by {@link #addVectors}. */
  public static LuceneProductIndex open(Catalog catalog) {
    return new LuceneProductIndex(catalog);
  }

  /**
   * Embeds every product on the executor and uses the vectors from then on; searches go on
   * meanwhile. A product whose text cannot be embedded is found by words. Completes with the number
   * of products that have a vector.
   */
  public CompletableFuture<Integer> addVectors(Embedder embedder, Executor executor) {
    return Vectors.of(catalog.products(), embedder, executor)
        .thenApply(
            all -> {
              if (all.size() > 0) {
                vectors = all;
                found.invalidateAll();
              }
              return all.size();
            });
  }

  @Override
  public SearchResult search(SearchQuery query) {
    SearchResult known = found.getIfPresent(query);
    return known == null ? find(query) : known;
  }

  private SearchResult find(SearchQuery query) {
    UnderstoodQuery asked = understand(query);
    Vectors known = vectors;
    // What is named for certain, and words that mean nothing by themselves, need no guess at what
    // is meant, and no call of a model.
    float[] guess = known != null && saysLittle(asked) ? known.likeness(query.text()) : null;
    List<Hit> ranked =
        ranking.rank(
            query, asked, lexical.search(query.text(), BY_WORDS), guess == null ? NONE : guess);
    // Who names a work by its title knows whom it is for.
    List<Hit> suited =
        asked.namedTitles().isEmpty() ? readers.suited(ranked, query.text()) : ranked;
    var result = new SearchResult(suited.subList(0, Math.min(query.topK(), suited.size())), asked);
    // What a model out of reach left out would come with the next search.
    boolean whole = known == vectors && (guess == null || guess.length > 0);
    if (whole && query.text().length() <= LONGEST_REMEMBERED) {
      found.put(query, result);
      if (known != vectors) {
        found.invalidate(query); // they came meanwhile
      }
    }
    return result;
  }

  private static boolean saysLittle(UnderstoodQuery asked) {
    return asked.namedTitles().isEmpty()
        && asked.topics().isEmpty()
        && asked.authors().isEmpty()
        && asked.likeProduct() == null
        && !asked.readWhole();
  }

  @Override
  public List<Hit> suited(List<Hit> hits, String text) {
    return readers.suited(hits, text);
  }

  @Override
  public UnderstoodQuery understand(SearchQuery query) {
    UnderstoodQuery words = readings.of(query.text(), () -> reader.read(query.text()));
    Product like = likeness(query);
    return like == null ? words : words.resembling(like);
  }

  private @Nullable Product likeness(SearchQuery query) {
    String id = query.likeProductId();
    return id == null ? null : catalog.find(id).orElse(null);
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
