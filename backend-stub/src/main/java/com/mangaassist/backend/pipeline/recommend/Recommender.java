package com.mangaassist.backend.pipeline.recommend;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.SearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recommends products that resemble what somebody likes, never those themselves. Each liked work is
 * searched for alone; what is near to several of them comes first (reciprocal rank fusion).
 */
public final class Recommender {

  /** Places of a search that count; beyond them likeness is chance. */
  private static final int DEPTH = 40;

  /** Of reciprocal rank fusion: how much less the second place counts than the first. */
  private static final double RANK_OFFSET = 20;

  private final ProductIndex index;

  public Recommender(ProductIndex index) {
    this.index = index;
  }

  /**
   * Recommends.
   *
   * @param likes titles or product ids
   * @param message what else is wished, with its conditions; may be empty where there are likes
   * @param max most products
   */
  public Recommendation recommend(List<String> likes, String message, int max) {
    List<Product> liked = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String like : likes) {
      Optional<Product> product = product(like);
      product.filter(each -> !liked.contains(each)).ifPresent(liked::add);
      if (product.isEmpty()) {
        unknown.add(like);
      }
    }
    if (liked.isEmpty()) {
      List<Hit> hits =
          message.isBlank() ? List.of() : index.search(new SearchQuery(message, max)).hits();
      return new Recommendation(Recommendation.BY_MESSAGE, liked, unknown, hits);
    }
    return new Recommendation(
        message.isBlank() ? Recommendation.BY_LIKENESS : Recommendation.BY_BOTH,
        liked,
        unknown,
        fused(liked, message, max));
  }

  private Optional<Product> product(String like) {
    Optional<Product> byId = index.catalog().find(like);
    return byId.isPresent()
        ? byId
        : index.understand(new SearchQuery(like, 1)).namedTitles().stream()
            .findFirst()
            .map(match -> match.product());
  }

  private List<Hit> fused(List<Product> liked, String message, int max) {
    Set<String> excluded = liked.stream().map(Product::productId).collect(Collectors.toSet());
    Map<Product, Double> scores = new HashMap<>();
    for (Product each : liked) {
      SearchResult alike =
          index.search(
              new SearchQuery(message, DEPTH, Constraints.NONE, excluded, each.productId()));
      for (int place = 0; place < alike.hits().size(); place++) {
        scores.merge(alike.hits().get(place).product(), 1 / (RANK_OFFSET + place), Double::sum);
      }
    }
    return scores.entrySet().stream()
        .map(entry -> new Hit(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble((Hit hit) -> -hit.score())
                .thenComparing(hit -> hit.product().productId()))
        .limit(max)
        .toList();
  }
}
