package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Preference;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.pipeline.retrieval.understanding.Topic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders the products by what was understood; words and vectors break ties. Immutable. */
final class Ranking {
  private static final double TITLE = 100;
  private static final double AUTHOR = 60;
  private static final double ALL_TOPICS = 8;
  private static final double WORDS = 0.35;
  private static final double MEANING = 4;
  private static final double LIKENESS = 14;
  private static final double SAME_READERS = 0.05;

  /** Whom a work is for counts less where it is said what it shall be about. */
  private static final double AMONG_OTHERS = 0.15;

  private final List<Product> products;
  private final TopicTable topics;
  private final BitSet readers;
  private final List<Set<String>> people;
  private final Map<String, Integer> places = new HashMap<>();

  Ranking(List<Product> products) {
    this.products = products;
    this.topics = new TopicTable(products);
    this.readers = topics.known(List.of("kids", "for children", "kodomo"));
    for (int i = 0; i < products.size(); i++) {
      places.put(products.get(i).productId(), i);
    }
    this.people = products.stream().map(each -> Set.of(each.author().split(" / ", -1))).toList();
  }

  /**
   * All hits, best first.
   *
   * @param words BM25 score by place in the catalogue, 0 where no word fits
   * @param meaning cosine by place, empty when there are no vectors
   */
  List<Hit> rank(SearchQuery query, UnderstoodQuery asked, float[] words, float[] meaning) {
    var named = new double[products.size()];
    for (TitleMatch match : asked.namedTitles()) {
      int place = place(match.product());
      named[place] = Math.max(named[place], match.confidence());
    }
    int like = place(asked.likeProduct());
    BitSet asksFor = topics.known(asked.topics());
    BitSet others = (BitSet) asksFor.clone();
    others.andNot(readers);
    Wanted wanted = new Wanted(asksFor, asked.topics().size(), !others.isEmpty());
    BitSet unwanted = topics.known(Topic.withKin(asked.excludedTopics()));
    boolean factsOnly =
        asked.namedTitles().isEmpty()
            && asked.topics().isEmpty()
            && asked.authors().isEmpty()
            && like < 0;
    BitSet excluded = places(query.excludedIds());
    asked.excludedTitles().forEach(product -> excluded.set(place(product)));
    var hits = new ArrayList<Hit>();
    for (int i = 0; i < products.size(); i++) {
      if (excluded.get(i) || i == like) {
        continue;
      }
      Product product = products.get(i);
      boolean title = named[i] > 0;
      boolean allowed =
          query.constraints().allow(product)
              && (title || asked.constraints().allow(product))
              && (title || !topics.of(i).intersects(unwanted));
      if (!allowed) {
        continue;
      }
      double score = TITLE * named[i];
      boolean byAuthor = meets(people.get(i), asked.authors());
      score += byAuthor ? AUTHOR : 0;
      score += topicScore(topics.of(i), wanted);
      score += like < 0 ? 0 : LIKENESS * alike(i, like);
      float word = words[i];
      score += WORDS * word;
      score += meaning.length > i ? MEANING * Math.max(0, meaning[i]) : 0;
      boolean met =
          score > 0
              && (title
                  || word > 0
                  || topics.of(i).intersects(wanted.topics())
                  || byAuthor
                  || like >= 0);
      if (met
          || (factsOnly
              && !(asked.constraints().isNone()
                  && query.constraints().isNone()
                  && asked.preferences().isEmpty()))) {
        hits.add(new Hit(product, score + 0.001));
      }
    }
    hits.sort(order(asked, factsOnly));
    return hits;
  }

  /** Topics that are wanted, how many were named, known or not, and whether others than readers. */
  private record Wanted(BitSet topics, int named, boolean more) {}

  private int place(@Nullable Product product) {
    Integer place = product == null ? null : places.get(product.productId());
    return place == null ? -1 : place;
  }

  private BitSet places(Collection<String> ids) {
    var found = new BitSet(products.size());
    for (String id : ids) {
      Integer place = places.get(id);
      if (place != null) {
        found.set(place);
      }
    }
    return found;
  }

  private double topicScore(BitSet own, Wanted wanted) {
    double score = 0;
    int met = 0;
    BitSet all = wanted.topics();
    for (int topic = all.nextSetBit(0); topic >= 0; topic = all.nextSetBit(topic + 1)) {
      if (own.get(topic)) {
        double weight = 2 + topics.weight(topic);
        score += wanted.more() && readers.get(topic) ? AMONG_OTHERS * weight : weight;
        met++;
      }
    }
    return score + (met > 0 && met == wanted.named() ? ALL_TOPICS : 0);
  }

  private double alike(int product, int like) {
    boolean sameReaders = products.get(product).demographic() == products.get(like).demographic();
    return topics.alike(product, like) + (sameReaders ? SAME_READERS : 0);
  }

  private static boolean meets(Set<String> own, Collection<String> wanted) {
    for (String each : wanted) {
      if (own.contains(each)) {
        return true;
      }
    }
    return false;
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
