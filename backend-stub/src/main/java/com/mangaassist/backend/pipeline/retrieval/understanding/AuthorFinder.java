package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import com.mangaassist.backend.pipeline.retrieval.text.Sound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the people that words name, in Japanese or Latin script and in either order. */
final class AuthorFinder {
  private static final Pattern BOTH_SCRIPTS = Pattern.compile("(.+?) \\((.+)\\)");
  private static final int SHORTEST_FAMILY = 5;

  /** Characters of most family names. */
  private static final int FAMILY = 2;

  private final Map<String, Set<String>> byKey = new HashMap<>();
  private final Map<String, Set<String>> bySound = new HashMap<>();
  private final Map<String, Set<String>> byFamily = new HashMap<>();
  private final List<String> japanese;

  AuthorFinder(List<Product> products) {
    products.stream().flatMap(product -> of(product).stream()).distinct().forEach(this::add);
    japanese =
        byKey.keySet().stream()
            .filter(key -> key.chars().anyMatch(c -> c > 0x3000))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The people of a work, each as the catalogue writes them. */
  static List<String> of(Product product) {
    return List.of(product.author().split(" / ", -1));
  }

  /** Full names in the scan; what they cover is taken. */
  Set<String> fullNames(Scan scan, TitleFinder.Evidence evidence) {
    var found = new LinkedHashSet<String>();
    String key = scan.key();
    for (String name : japanese) {
      int at = key.indexOf(name);
      boolean whole =
          name.length() >= 3 || (at >= 0 && scan.edge(at) && scan.edge(at + name.length()));
      if (at >= 0 && whole && !scan.isTaken(at, at + name.length())) {
        found.addAll(byKey.getOrDefault(name, Set.of()));
        scan.take(at, at + name.length());
      }
    }
    List<Scan.Word> words = scan.words();
    for (int length = Math.min(4, words.size()); length >= 1; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        int start = words.get(i).start();
        int end = words.get(i + length - 1).end();
        if (end > key.length() || scan.isTaken(start, end)) {
          continue;
        }
        String text = key.substring(start, end);
        boolean latin = words.get(i).latin();
        if (length == 1 && latin && text.length() < 5 && !evidence.isNamed(start, end)) {
          continue;
        }
        Set<String> people = byKey.getOrDefault(text, Set.of());
        if (people.isEmpty() && text.length() >= 6 && (length > 1 || !latin)) {
          people = bySound.getOrDefault(Sound.ofFolded(text), Set.of());
        }
        if (!people.isEmpty()) {
          found.addAll(people);
          scan.take(start, end);
        }
      }
    }
    return found;
  }

  /** Family names alone, where only one person of the catalogue bears them. */
  Set<String> familyNames(Scan scan, TitleFinder.Evidence evidence) {
    var found = new LinkedHashSet<String>();
    for (Scan.Word word : scan.words()) {
      if (word.latin() && !evidence.isPlainWord(word.text())) {
        Set<String> people = byFamily.getOrDefault(word.text(), Set.of());
        boolean meant = word.capital() || evidence.isNamed(word.start(), word.end());
        if (people.size() == 1 && (meant || word.text().length() >= 7)) {
          found.addAll(people);
          scan.take(word.start(), word.end());
        }
      } else if (!word.latin() && scan.scriptAt(word.start()) == 'J') {
        // 尾田先生 is one run
        int end = Math.min(word.start() + FAMILY, word.end());
        Set<String> people =
            byFamily.getOrDefault(scan.key().substring(word.start(), end), Set.of());
        if (people.size() == 1 && PERSON.matcher(scan.key().substring(end)).find()) {
          found.addAll(people);
          scan.take(word.start(), end);
        }
      }
    }
    return found;
  }

  private static final Pattern PERSON =
      Pattern.compile("^(?:先生|さん|氏|作品|の(?:漫画|まんが|作品|ほか|他|新作|代表作)|が(?:描|書))");

  private void add(String author) {
    Matcher matcher = BOTH_SCRIPTS.matcher(author);
    if (!matcher.matches()) {
      put(byKey, Folding.key(author), author);
      return;
    }
    String written = Folding.key(matcher.group(1));
    put(byKey, written, author);
    if (written.length() > FAMILY) {
      put(byFamily, written.substring(0, FAMILY), author);
    }
    String[] latin = Folding.fold(matcher.group(2)).split(" ", -1);
    String forward = String.join("", latin);
    put(byKey, forward, author);
    put(bySound, Sound.of(forward), author);
    if (latin.length >= 2) {
      var turned = new ArrayList<>(List.of(latin));
      turned.addFirst(turned.removeLast());
      String backward = String.join("", turned);
      put(byKey, backward, author);
      put(bySound, Sound.of(backward), author);
      String family = latin[latin.length - 1];
      if (family.length() >= SHORTEST_FAMILY) {
        put(byFamily, family, author);
      }
    }
  }

  private static void put(Map<String, Set<String>> map, String key, String author) {
    map.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(author);
  }
}
