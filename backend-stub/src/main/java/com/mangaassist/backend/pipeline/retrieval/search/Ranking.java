package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Preference;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.pipeline.retrieval.understanding.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders the products by what was understood; words and vectors break ties. Immutable. */
final class Ranking {
  private static final double TITLE = 100;
  private static final double AUTHOR = 60;
  private static final double ALL_TOPICS = 8;
  private static final double WORDS = 0.35;
  private static final double MEANING = 4;
  private static final double LIKENESS = 14;

  private final List<Product> products;
  private final List<Set<String>> topics;
  private final Map<String, Double> rarity = new HashMap<>();

  Ranking(List<Product> products) {
    this.products = products;
    this.topics = products.stream().map(Topic::of).toList();
    Map<String, Integer> frequency = new HashMap<>();
    topics.forEach(each -> each.forEach(topic -> frequency.merge(topic, 1, Integer::sum)));
    frequency.forEach(
        (topic, count) -> rarity.put(topic, Math.log(1 + (double) products.size() / count)));
  }

  /**
   * The hits, best first.
   *
   * @param words BM25 score by place in the catalogue
   * @param meaning cosine by place, empty when there are no vectors
   */
  List<Hit> rank(
      SearchQuery query, UnderstoodQuery asked, Map<Integer, Float> words, float[] meaning) {
    Map<String, Double> named = new HashMap<>();
    for (TitleMatch match : asked.namedTitles()) {
      named.merge(match.product().productId(), match.confidence(), Math::max);
    }
    Product like = asked.likeProduct();
    Set<String> model = like == null ? Set.of() : Topic.of(like);
    var wanted = new HashSet<>(asked.topics());
    boolean factsOnly =
        named.isEmpty() && wanted.isEmpty() && asked.authors().isEmpty() && like == null;
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      if (query.excludedIds().contains(product.productId()) || product.equals(like)) {
        continue;
      }
      Double title = named.get(product.productId());
      boolean allowed =
          query.constraints().allow(product)
              && (title != null || asked.constraints().allow(product))
              && (title != null
                  || asked.excludedTopics().stream().noneMatch(topics.get(i)::contains));
      if (!allowed) {
        continue;
      }
      double score = title == null ? 0 : TITLE * title;
      score += byAuthor(product, asked.authors()) ? AUTHOR : 0;
      score += topicScore(topics.get(i), wanted);
      score += like == null ? 0 : LIKENESS * alike(topics.get(i), model, product, like);
      float word = words.getOrDefault(i, 0f);
      score += WORDS * word;
      score += meaning.length > i ? MEANING * Math.max(0, meaning[i]) : 0;
      boolean met =
          score > 0
              && (title != null
                  || word > 0
                  || meets(topics.get(i), wanted)
                  || byAuthor(product, asked.authors())
                  || like != null);
      if (met
          || (factsOnly
              && !(asked.constraints().isNone()
                  && query.constraints().isNone()
                  && asked.preferences().isEmpty()))) {
        hits.add(new Hit(product, score + 0.001));
      }
    }
    hits.sort(order(asked, factsOnly));
    return hits.subList(0, Math.min(query.topK(), hits.size()));
  }

  private double topicScore(Set<String> own, Set<String> wanted) {
    double score = 0;
    int met = 0;
    for (String topic : wanted) {
      if (own.contains(topic)) {
        score += 2 + rarity.getOrDefault(topic, 0.0);
        met++;
      }
    }
    return score + (met > 0 && met == wanted.size() ? ALL_TOPICS : 0);
  }

  private static boolean meets(Set<String> own, Set<String> wanted) {
    return wanted.stream().anyMatch(own::contains);
  }

  /** Shared topics, the rare ones more, against all topics of both. */
  private double alike(Set<String> own, Set<String> model, Product product, Product like) {
    double shared = 0;
    double all = 0;
    for (String topic : own) {
      double weight = rarity.getOrDefault(topic, 0.0);
      all += weight;
      shared += model.contains(topic) ? weight : 0;
    }
    for (String topic : model) {
      all += own.contains(topic) ? 0 : rarity.getOrDefault(topic, 0.0);
    }
    double readers = product.demographic() == like.demographic() ? 0.05 : 0;
    return all == 0 ? 0 : shared / all + readers;
  }

  private static boolean byAuthor(Product product, List<String> authors) {
    if (authors.isEmpty()) {
      return false;
    }
    Set<String> people = Set.of(product.author().split(" / ", -1));
    return authors.stream().anyMatch(people::contains);
  }

  private static Comparator<Hit> order(UnderstoodQuery asked, boolean factsOnly) {
    Comparator<Hit> byScore = Comparator.comparingDouble((Hit hit) -> -hit.score());
    if (asked.preferences().isEmpty() || !asked.namedTitles().isEmpty()) {
      return byScore;
    }
    Comparator<Hit> preferred = preferred(asked.preferences().getFirst());
    // A wish for an order counts among what fits equally well.
    return factsOnly
        ? preferred.thenComparing(byScore)
        : Comparator.comparingLong((Hit hit) -> -Math.round(hit.score() / 4))
            .thenComparing(preferred);
  }

  private static Comparator<Hit> preferred(Preference preference) {
    return switch (preference) {
      case CHEAPEST -> Comparator.comparingInt(hit -> hit.product().priceJpy());
      case SHORTEST -> Comparator.comparingInt(hit -> hit.product().volumes());
      case LONGEST -> Comparator.comparingInt(hit -> -hit.product().volumes());
      case NEWEST -> Comparator.comparingInt(hit -> -hit.product().firstYear());
      case OLDEST -> Comparator.comparingInt(hit -> hit.product().firstYear());
    };
  }
}
