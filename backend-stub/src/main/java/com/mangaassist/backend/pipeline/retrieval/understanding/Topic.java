package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Topics are named as the catalogue does in English: a genre or the English word of a tag pair. */
public final class Topic {
  /** What goes without saying when a topic must not occur. */
  private static final Map<String, Set<String>> KIN =
      Map.of(
          "romance",
          Set.of("first love", "love triangle", "unrequited love", "love life", "harem"),
          "scary",
          Set.of("horror"),
          "horror",
          Set.of("scary"),
          "school",
          Set.of("school club", "school life"),
          "war",
          Set.of("wwii"),
          "isekai",
          Set.of("isekai travel"),
          "kids",
          Set.of("for children", "kodomo"));

  private Topic() {}

  /** The topics and their near kin: who wants no romance wants no love triangle. */
  public static Set<String> withKin(Collection<String> topics) {
    var all = new LinkedHashSet<>(topics);
    topics.forEach(topic -> all.addAll(KIN.getOrDefault(topic, Set.of())));
    return all;
  }

  /** The topics of a work. */
  public static Set<String> of(Product product) {
    var topics = new LinkedHashSet<String>(product.genres());
    Tags.topics(product).values().forEach(tag -> topics.add(tag.toLowerCase(Locale.ROOT)));
    topics.add(product.demographic().name().toLowerCase(Locale.ROOT));
    return topics;
  }
}
