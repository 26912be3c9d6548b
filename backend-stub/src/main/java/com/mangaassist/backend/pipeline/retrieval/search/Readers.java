package com.mangaassist.backend.pipeline.retrieval.search;

import com.mangaassist.backend.pipeline.retrieval.Demographic;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.understanding.Topic;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.List;
import java.util.Set;

/** Whom products are for: nobody puts a bloodbath into the hands of a child. Immutable. */
final class Readers {
  private static final Set<String> NOT_FOR_MINORS = Set.of("gore");
  private static final Set<String> NOT_FOR_CHILDREN =
      Set.of("gore", "dark", "death game", "serial killer", "yakuza", "bl", "yuri");
  private static final Set<String> MADE_FOR_CHILDREN =
      Set.of("kids", "for children", "kodomo", "parenting");

  private final Lexicon words = Lexicon.load(Readers.class, "readers.tsv");

  /** The hits that suit the readers whom the text names, in their order. */
  List<Hit> suited(List<Hit> hits, String text) {
    Set<String> labels = words.labels(PlainText.of(text));
    if (labels.contains("young")) {
      return hits.stream().filter(hit -> suitsChildren(hit.product())).toList();
    }
    if (labels.contains("minor")) {
      return hits.stream().filter(hit -> lacks(hit.product(), NOT_FOR_MINORS)).toList();
    }
    return hits;
  }

  private static boolean suitsChildren(Product product) {
    boolean forAdults =
        product.demographic() == Demographic.SEINEN || product.demographic() == Demographic.JOSEI;
    return lacks(product, NOT_FOR_CHILDREN) && (!forAdults || !lacks(product, MADE_FOR_CHILDREN));
  }

  /** Whether a product has none of these topics. */
  private static boolean lacks(Product product, Set<String> topics) {
    return Topic.of(product).stream().noneMatch(topics::contains);
  }
}
