package com.mangaassist.backend.pipeline.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mangaassist.backend.pipeline.retrieval.search.LuceneProductIndex;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds retrieval to what customers type; prints hit@5, MRR@10 and every miss. */
class SearchCasesTest {
  private static final double ENOUGH = 0.92;

  record Case(String query, String lang, Set<String> relevant, String note) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"search-cases.jsonl", "search-held-out.jsonl", "search-second-held-out.jsonl"})
  void findsWhatCustomersMean(String resource) throws IOException {
    List<Case> cases = load(resource);
    int hits = 0;
    double reciprocal = 0;
    try (var index = LuceneProductIndex.open(Catalog.bundled())) {
      for (Case each : cases) {
        List<String> found =
            index.search(new SearchQuery(each.query(), 10)).hits().stream()
                .map(hit -> hit.product().productId())
                .toList();
        int rank = rank(found, each.relevant());
        reciprocal += rank < 0 ? 0 : 1.0 / (rank + 1);
        if (rank >= 0 && rank < 5) {
          hits++;
        } else {
          System.out.printf(
              "missed (%s, %s): %s → %s%n", each.lang(), each.note(), each.query(), found);
        }
      }
    }
    double share = (double) hits / cases.size();
    System.out.printf(
        "%s: %d cases, hit@5 %.3f, MRR@10 %.3f%n",
        resource, cases.size(), share, reciprocal / cases.size());
    assertTrue(share >= ENOUGH, () -> resource + ": hit@5 " + share);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "怖い漫画 小学生の子ども向け",
        "action manga for kids",
        "バトル漫画 8歳の息子に",
        "ghost manga for my 7 year old"
      })
  void putsNoBloodbathIntoTheHandsOfAChild(String query) {
    try (var index = LuceneProductIndex.open(Catalog.bundled())) {
      List<Hit> hits = index.search(new SearchQuery(query, 20)).hits();
      assertFalse(hits.isEmpty(), query);
      assertEquals(
          List.of(),
          hits.stream()
              .map(Hit::product)
              .filter(product -> product.tags().contains("gore") || product.tags().contains("dark"))
              .map(Product::titleJa)
              .toList(),
          query);
    }
  }

  private static int rank(List<String> found, Set<String> relevant) {
    for (int i = 0; i < found.size(); i++) {
      if (relevant.contains(found.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static List<Case> load(String resource) throws IOException {
    try (var in = SearchCasesTest.class.getResourceAsStream(resource)) {
      var text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).map(SearchCasesTest::read).toList();
    }
  }

  private static Case read(String line) {
    try {
      var json = Json.parse(line);
      Set<String> relevant = new HashSet<>();
      json.path("relevant").forEach(id -> relevant.add(id.asText()));
      return new Case(
          json.path("query").asText(),
          json.path("lang").asText(),
          relevant,
          json.path("note").asText());
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException(line, e);
    }
  }
}
