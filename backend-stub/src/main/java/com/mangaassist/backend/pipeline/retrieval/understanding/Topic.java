package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Topics are named as the catalogue does in English: a genre or the English word of a tag pair. */
public final class Topic {
  private Topic() {}

  /** The topics of a work. */
  public static Set<String> of(Product product) {
    var topics = new LinkedHashSet<String>(product.genres());
    Tags.topics(product).values().forEach(tag -> topics.add(tag.toLowerCase(Locale.ROOT)));
    topics.add(product.demographic().name().toLowerCase(Locale.ROOT));
    return topics;
  }
}
