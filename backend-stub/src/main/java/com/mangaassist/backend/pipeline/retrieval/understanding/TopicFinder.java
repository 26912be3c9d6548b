package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Finds topics, genres and moods: every tag and genre of the catalogue in both languages, and what
 * {@code topics.tsv} says beside them.
 */
final class TopicFinder {
  /** What is sold and what it is paid with is no topic by itself: "a book I bought". */
  private static final Set<String> GOODS = Set.of("book", "books", "money");

  private final Map<String, String> written = new HashMap<>();
  private final Map<String, Set<String>> terms = new HashMap<>();
  private final Set<String> genres = new LinkedHashSet<>();
  private final List<String> japanese;
  private final Lexicon lexicon = Lexicon.load(TopicFinder.class, "topics.tsv");

  TopicFinder(List<Product> products) {
    for (Product product : products) {
      Tags.topics(product)
          .forEach(
              (written, english) -> {
                String topic = english.toLowerCase(Locale.ROOT);
                this.written.putIfAbsent(topic, written);
                put(Folding.key(written), topic);
                put(Folding.key(english), topic);
              });
      product.genres().forEach(genre -> put(Folding.key(genre), genre));
      genres.addAll(product.genres());
      String readers = product.demographic().name().toLowerCase(Locale.ROOT);
      put(readers, readers);
    }
    genres.remove("sports");
    japanese =
        terms.keySet().stream()
            .filter(term -> term.chars().anyMatch(c -> c > 0x3000))
            .filter(term -> !PlainWords.contains(term)) // 本: the rules know when it is meant
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Whether the word by itself asks for a topic. */
  boolean isTopic(String word) {
    return terms.containsKey(word)
        || terms.containsKey(singular(word))
        || isRuled(word)
        || isRuled(katakana(word));
  }

  private boolean isRuled(String word) {
    return lexicon.candidates(word).stream()
        .anyMatch(rule -> rule.pattern().matcher(word).matches());
  }

  private static String katakana(String folded) {
    var text = new StringBuilder(folded.length());
    folded.chars().forEach(c -> text.append((char) (c >= 'ぁ' && c <= 'ゖ' ? c + 'ァ' - 'ぁ' : c)));
    return text.toString();
  }

  /** A topic for people to read, such as {@code gore (グロテスク)}. */
  String named(String topic) {
    String japanese = written.get(topic);
    return japanese == null || japanese.equalsIgnoreCase(topic)
        ? topic
        : topic + " (" + japanese + ")";
  }

  /** Topics that are asked for, and those that must not occur. */
  record Topics(Set<String> wanted, Set<String> excluded) {}

  /** Reads what nobody has read yet; what is found is taken. */
  Topics find(Scan scan, String text) {
    var topics = new Topics(new LinkedHashSet<>(), new LinkedHashSet<>());
    byRules(text, topics);
    String key = scan.key();
    for (String term : japanese) {
      int at = key.indexOf(term);
      if (at >= 0 && !scan.isTaken(at, at + term.length()) && stands(scan, at, term)) {
        add(scan, at, at + term.length(), terms.getOrDefault(term, Set.of()), topics);
      }
    }
    List<Scan.Word> words = scan.words();
    for (int length = Math.min(3, words.size()); length >= 1; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        latin(scan, words.subList(i, i + length), topics);
      }
    }
    topics.wanted().removeAll(topics.excluded());
    if (topics.wanted().stream().anyMatch(genres::contains)) {
      // A girl as the hero asks for girls' sports only where no other genre is asked for.
      topics.wanted().remove("girls sports");
    }
    return topics;
  }

  private void latin(Scan scan, List<Scan.Word> words, Topics topics) {
    int start = words.getFirst().start();
    int end = words.getLast().end();
    if (!words.stream().allMatch(Scan.Word::latin) || scan.isTaken(start, end)) {
      return;
    }
    var text = new StringBuilder();
    words.forEach(word -> text.append(word.text()));
    Set<String> found = terms.get(text.toString());
    if (found == null) {
      found = terms.get(singular(text.toString()));
    }
    if (found != null && text.length() >= 2 && !GOODS.contains(text.toString())) {
      add(scan, start, end, found, topics);
    }
  }

  private static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") && word.length() > 3
        ? word.substring(0, word.length() - 1)
        : word + "s";
  }

  /** Topics that the rules know by other words; a rule's label may name several. */
  private void byRules(String text, Topics topics) {
    String plain = PlainText.of(text.length() > 600 ? text.substring(0, 600) : text);
    for (Lexicon.Rule rule : lexicon.candidates(plain)) {
      Matcher matcher = rule.pattern().matcher(plain);
      boolean found = false;
      boolean wanted = false;
      while (!wanted && matcher.find()) {
        found = true;
        // "no ballet, ballroom dance" wants the rule's topic all the same
        wanted =
            !Exclusion.around(
                Folding.fold(plain.substring(0, matcher.start())),
                matcher.group(),
                Folding.fold(plain.substring(matcher.end())));
      }
      if (found) {
        (wanted ? topics.wanted() : topics.excluded()).addAll(List.of(rule.label().split(",", -1)));
      }
    }
  }

  /** A single kanji is a word only where no other kanji touches it. */
  private static boolean stands(Scan scan, int at, String term) {
    boolean kanji = scan.scriptAt(at) == 'J' && scan.scriptAt(at + term.length() - 1) == 'J';
    boolean oneScript =
        term.length() <= 2 && scan.scriptAt(at) == scan.scriptAt(at + term.length() - 1);
    if (term.length() == 1 || (oneScript && !kanji)) {
      return scan.edge(at) && scan.edge(at + term.length());
    }
    return true;
  }

  private static void add(Scan scan, int start, int end, Set<String> found, Topics topics) {
    boolean excluded =
        Exclusion.around(
            scan.spaced(0, start),
            scan.key().substring(start, end),
            scan.spaced(end, scan.key().length()));
    (excluded ? topics.excluded() : topics.wanted()).addAll(found);
    scan.take(start, end);
  }

  private void put(String term, String topic) {
    if (!term.isEmpty()) {
      terms.computeIfAbsent(term, k -> new LinkedHashSet<>()).add(topic);
    }
  }
}
