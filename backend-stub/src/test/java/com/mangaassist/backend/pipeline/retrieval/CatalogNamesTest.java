package com.mangaassist.backend.pipeline.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every work of the catalogue is found by its own names; prints the shares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogNamesTest {
  private LuceneProductIndex index;

  @BeforeAll
  void open() {
    index = LuceneProductIndex.open(Catalog.bundled());
  }

  @AfterAll
  void close() {
    index.close();
  }

  @Test
  void findsEveryWorkByItsJapaneseTitle() {
    assertEquals(1.0, share("title_ja", Product::titleJa), 0.005);
  }

  @Test
  void findsWorksByRomajiInLowerCase() {
    assertTrue(share("romaji", p -> p.titleRomaji().toLowerCase(Locale.ROOT)) >= 0.98);
  }

  @Test
  void findsWorksByTheirEnglishTitle() {
    assertTrue(share("title_en", p -> p.titleEn() == null ? p.titleJa() : p.titleEn()) >= 0.98);
  }

  @Test
  void findsWorksByAMisspeltRomajiTitle() {
    var random = new Random(7);
    assertTrue(share("one typing error", p -> misspelt(p.titleRomaji(), random)) >= 0.85);
  }

  @Test
  void keepsEveryConditionThatItUnderstood() {
    for (String query :
        List.of(
            "500円以下の完結した漫画",
            "completed romance under 600 yen",
            "10巻以内のホラー",
            "在庫のあるスポーツ漫画",
            "seinen sci-fi over 20 volumes")) {
      var result = index.search(new SearchQuery(query, 20));
      assertTrue(!result.hits().isEmpty(), query);
      for (Hit hit : result.hits()) {
        assertTrue(result.understood().constraints().allow(hit.product()), () -> query + hit);
      }
    }
  }

  private double share(String name, Function<Product, String> query) {
    List<Product> products = index.catalog().products();
    long found =
        products.stream()
            .filter(
                product ->
                    index.search(new SearchQuery(query.apply(product), 5)).hits().stream()
                        .anyMatch(hit -> hit.product().equals(product)))
            .count();
    double share = (double) found / products.size();
    System.out.printf("hit@5 by %s: %.4f of %d%n", name, share, products.size());
    return share;
  }

  private static String misspelt(String title, Random random) {
    if (title.length() < 8) {
      return title;
    }
    int at = 2 + random.nextInt(title.length() - 4);
    return switch (random.nextInt(3)) {
      case 0 -> title.substring(0, at) + title.substring(at + 1);
      case 1 -> title.substring(0, at) + title.charAt(at) + title.substring(at);
      default ->
          title.substring(0, at)
              + title.charAt(at + 1)
              + title.charAt(at)
              + title.substring(at + 2);
    };
  }
}
