package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.Range;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.SearchResult;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.pipeline.retrieval.understanding.Topic;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plans and makes the search for a customer who wants suggestions. */
final class Suggestions {
  private static final int CANDIDATES = 24;
  private static final int WORTH = 3;
  private static final Pattern AUTHOR =
      Pattern.compile(
          "作者|作家|著者|誰(?:が|の)[^。]{0,4}(?:描|書|漫画|作品)|\\b(?:author|mangaka|who (?:wrote|drew))\\b");
  private static final Constraints WELL_LIKED =
      new Constraints(
          Range.ANY, Range.ANY, Range.ANY, Range.ANY, Set.of(), Set.of(), true, true, Set.of(),
          Set.of());

  private final ProductIndex index;

  Suggestions(ProductIndex index) {
    this.index = index;
  }

  /**
   * Products to suggest.
   *
   * @param gist what the customer says now
   * @param own what these words alone ask for
   */
  Selection suggest(String gist, UnderstoodQuery own, Set<String> references, Memory memory) {
    List<Product> choice = memory.lastChoice();
    boolean speaksOfChoice =
        (references.contains("pronoun") || references.contains("which"))
            && !references.contains("whole_shop");
    if (speaksOfChoice
        && choice.size() > 1
        && own.namedTitles().isEmpty()
        && own.topics().isEmpty()
        && own.authors().isEmpty()) {
      // "the shortest of them" may read as a condition too, but the choice is what is meant
      var picked = Choice.among(choice, references);
      if (picked.isPresent()) {
        return Selection.of(List.of(picked.get()), choice, own);
      }
    }
    SearchQuery query = plan(gist, own, Subjects.named(own), references, memory);
    SearchResult result = search(query, own, references, memory);
    boolean nothing =
        result.hits().isEmpty()
            || (result.understood().lowConfidence() && query.likeProductId() == null);
    List<Hit> hits =
        index.suited(nothing ? wellLiked(query.excludedIds()) : result.hits(), query.text());
    List<String> authors = result.understood().authors();
    int wanted = WantedCount.in(gist, !authors.isEmpty());
    if (!authors.isEmpty() && !nothing) {
      hits = hits.stream().filter(hit -> isBy(hit.product(), authors)).toList();
    }
    return new Selection(
        buyable(hits, wanted), List.of(), result.understood(), nothing || hits.isEmpty());
  }

  /** "Cheaper ones" are cheaper than all that was shown, else than the dearest, else what fits. */
  private SearchResult search(
      SearchQuery query, UnderstoodQuery own, Set<String> references, Memory memory) {
    if (own.namedTitles().isEmpty()) {
      for (Constraints condition : Comparative.conditions(references, memory)) {
        SearchResult result = index.search(under(condition, query));
        if (enough(result)) {
          return result;
        }
      }
    }
    return index.search(query);
  }

  /** A stricter condition is worth it where it leaves a choice of what was asked for. */
  private static boolean enough(SearchResult result) {
    List<String> topics = result.understood().topics();
    return result.hits().stream()
            .filter(
                hit -> topics.isEmpty() || !Collections.disjoint(Topic.of(hit.product()), topics))
            .limit(WORTH)
            .count()
        == WORTH;
  }

  private static SearchQuery under(Constraints condition, SearchQuery query) {
    return new SearchQuery(
        query.text(), query.topK(), condition, query.excludedIds(), query.likeProductId());
  }

  /** Other works of an author are asked for as a fact: what is merely like them is none. */
  private static boolean isBy(Product product, List<String> authors) {
    Set<String> names = Set.of(product.author().split(" / ", -1));
    return authors.stream()
        .anyMatch(author -> List.of(author.split(" / ", -1)).stream().anyMatch(names::contains));
  }

  private SearchQuery plan(
      String gist,
      UnderstoodQuery own,
      List<Product> named,
      Set<String> references,
      Memory memory) {
    boolean owned = references.contains("owned") && !memory.wish().isEmpty();
    Product like = owned ? null : likeness(own, named, references, memory);
    Set<String> excluded = new LinkedHashSet<>();
    named.forEach(product -> excluded.add(product.productId()));
    if (like != null) {
      excluded.add(like.productId());
    }
    if (references.contains("more") || (owned && named.isEmpty())) {
      excluded.addAll(memory.shownIds());
    }
    // What they have is no wish.
    var text = new StringBuilder(owned && !named.isEmpty() ? "" : gist);
    boolean byAuthor = !own.authors().isEmpty();
    boolean sameAuthor = references.contains("more") && askedForAuthor(memory);
    if (owned || refines(own, named, references, memory)) {
      for (Memory.Remembered turn : memory.wish()) {
        text.append('\n').append(turn.message());
        turn.named().forEach(product -> excluded.add(product.productId()));
      }
    } else if (like != null && named.isEmpty() && own.likeProduct() == null && !byAuthor) {
      // the search shall read "the same author" with its title
      text.insert(0, "「" + like.titleJa() + "」" + (sameAuthor ? "の作者の" : ""));
      excluded.add(like.productId());
    }
    return new SearchQuery(
        text.toString(),
        CANDIDATES,
        Constraints.NONE,
        excluded,
        like == null || byAuthor || references.contains("author") || sameAuthor
            ? null
            : like.productId());
  }

  /** "Other works?" after the name of an author means theirs. */
  private static boolean askedForAuthor(Memory memory) {
    return !memory.turns().isEmpty()
        && AUTHOR.matcher(PlainText.of(memory.turns().getFirst().message())).find();
  }

  private @Nullable Product likeness(
      UnderstoodQuery own, List<Product> named, Set<String> references, Memory memory) {
    if (own.likeProduct() != null) {
      return own.likeProduct();
    }
    if (!named.isEmpty()) {
      return named.getFirst();
    }
    boolean pointsBack =
        references.contains("pronoun")
            || references.contains("similar")
            || asksForTheAuthorOfAChoice(references, memory);
    if (references.contains("among") && !own.topics().isEmpty()) {
      return null; // "romance among those" is no wish for something like the first of them
    }
    if (!pointsBack && (!asksNothingElse(own) || refines(own, named, references, memory))) {
      return null;
    }
    List<Product> last = memory.lastProducts();
    var picked = Choice.among(memory.lastChoice(), references);
    return picked.orElse(last.isEmpty() ? null : last.getFirst());
  }

  private boolean refines(
      UnderstoodQuery own, List<Product> named, Set<String> references, Memory memory) {
    return named.isEmpty()
        && own.authors().isEmpty()
        && !memory.wish().isEmpty()
        && !asksForTheAuthorOfAChoice(references, memory)
        && (references.contains("refine")
            || references.contains("among")
            || references.contains("more")
            || (own.topics().isEmpty() && own.likeProduct() == null)
            || fillsIn(own, memory));
  }

  /** "Science fiction?" after "anything for 2500 yen?" says what about, and keeps the budget. */
  private boolean fillsIn(UnderstoodQuery own, Memory memory) {
    UnderstoodQuery before =
        index.understand(new SearchQuery(memory.wish().getFirst().message(), CANDIDATES));
    return own.constraints().isNone()
        && own.likeProduct() == null
        && !before.constraints().isNone()
        && before.topics().isEmpty()
        && before.authors().isEmpty()
        && before.likeProduct() == null;
  }

  /** "Other works by the author of the second one". */
  private static boolean asksForTheAuthorOfAChoice(Set<String> references, Memory memory) {
    return references.contains("author")
        && Choice.among(memory.lastChoice(), references).isPresent();
  }

  private static boolean asksNothingElse(UnderstoodQuery own) {
    return own.topics().isEmpty()
        && own.authors().isEmpty()
        && own.likeProduct() == null
        && own.constraints().isNone();
  }

  /** What the shop can buy now comes first; the order is retrieval's otherwise. */
  private static List<Hit> buyable(List<Hit> hits, int wanted) {
    var ordered = new ArrayList<Hit>();
    hits.stream().filter(hit -> hit.product().inStock()).forEach(ordered::add);
    hits.stream().filter(hit -> !hit.product().inStock()).forEach(ordered::add);
    return ordered.subList(0, Math.min(wanted, ordered.size()));
  }

  private List<Hit> wellLiked(Set<String> excluded) {
    return index.search(new SearchQuery("マンガ大賞", CANDIDATES, WELL_LIKED, excluded, null)).hits();
  }
}
