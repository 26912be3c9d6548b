package com.mangaassist.backend.pipeline.retrieval;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read out of a customer's words.
 *
 * @param namedTitles titles the customer asked for, the surest first; precise rather than complete
 * @param unknownTitle a title the customer clearly named and the shop does not have, else null
 * @param likeProduct the work that results shall resemble (not itself a result), else null
 * @param authors authors named, or those of a work "whose author" was asked for, as in the
 *     catalogue
 * @param topics genres, moods and topics asked for, by their canonical name
 * @param excludedTopics those that must not occur
 * @param excludedNames the same for people to read: with the catalogue's Japanese word, where it
 *     has one, in brackets
 * @param preferences orders asked for ("cheapest", "short")
 * @param excludedTitles works that are named as not wanted
 * @param readWhole true when no word is left whose meaning could matter
 * @param lowConfidence true when nothing in the words was understood and hits are mere guesses
 */
public record UnderstoodQuery(
    List<TitleMatch> namedTitles,
    @Nullable String unknownTitle,
    @Nullable Product likeProduct,
    List<String> authors,
    List<String> topics,
    List<String> excludedTopics,
    List<String> excludedNames,
    List<Product> excludedTitles,
    Constraints constraints,
    List<Preference> preferences,
    boolean readWhole,
    boolean lowConfidence) {

  /** Copies the lists. */
  public UnderstoodQuery {
    namedTitles = List.copyOf(namedTitles);
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    excludedTopics = List.copyOf(excludedTopics);
    excludedNames = List.copyOf(excludedNames);
    excludedTitles = List.copyOf(excludedTitles);
    preferences = List.copyOf(preferences);
  }

  /**
   * The works named, in the order of the words: "the latter" counts on it.
   *
   * @param most how many of them, the surest
   */
  public List<Product> namedProducts(int most) {
    return namedTitles.stream()
        .limit(most)
        .sorted(Comparator.comparingInt(TitleMatch::at))
        .map(TitleMatch::product)
        .distinct()
        .toList();
  }

  /** The same, where results shall resemble a work that the words need not name. */
  public UnderstoodQuery resembling(Product like) {
    return new UnderstoodQuery(
        namedTitles,
        unknownTitle,
        like,
        authors,
        topics,
        excludedTopics,
        excludedNames,
        excludedTitles,
        constraints,
        preferences,
        readWhole,
        false);
  }
}
