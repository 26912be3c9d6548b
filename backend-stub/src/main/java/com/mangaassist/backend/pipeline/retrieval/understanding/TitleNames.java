package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch.Kind;
import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import com.mangaassist.backend.pipeline.retrieval.text.Sound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All names under which customers ask for the works of the catalogue. */
final class TitleNames {
  private static final Pattern SUBTITLE =
      Pattern.compile("[::]|[〜～~]| [-–—(]|[-–—―] ?(?=[ぁ-ん一-龥])");

  /** "銀の匙 Silver Spoon": who speaks of it leaves the translation out. */
  private static final Pattern TRANSLATED =
      Pattern.compile("([^a-zA-Z]*[ぁ-んァ-ヴ一-龥][^a-zA-Z]*?) +[A-Z][A-Za-z&' ]+");

  private static final int SHORTEST_SPOKEN = 3;
  private static final Pattern KATAKANA = Pattern.compile("[ァ-ヴー・]{4,}");

  /** A word of another language, as リアル. */
  private static final Pattern LOAN = Pattern.compile("[ァ-ヴー・]{3,}");

  /** Shorter names share their last letters by chance. */
  private static final int SHORTEST_WITH_END = 6;

  /** かぐや様は告らせたい is called by whom it is about. */
  private static final Pattern SUBJECT =
      Pattern.compile("([一-龥ぁ-んァ-ヴー]{1,6}(?:様|さま|さん|ちゃん|くん|君|先輩|先生))は");

  /** "Boku no hero": a part of a romanized title ends with a word, no particle. */
  private static final Pattern LAST_WORD = Pattern.compile("[a-z]{4,}");

  /** A shorter part of a title is shared with other words by chance. */
  private static final int SHORTEST_PART = 7;

  /** "Sailor Moon" for Pretty Guardian Sailor Moon: only where the sentence says it is a title. */
  private static final int SHORTEST_ENDING = 8;

  private static final Pattern ENDING = Pattern.compile("[a-z]{4,} .*[a-z]{4,}");

  private static final Pattern LEADING_ARTICLE = Pattern.compile("(?i)^(?:the|a|an) ");

  /** Names without Latin words, by their first letter. */
  private final Map<Character, List<TitleName>> japanese = new HashMap<>();

  /** Names that are long enough to be misspelt, by the first letter of their sound. */
  private final Map<Character, List<TitleName>> bySoundStart = new HashMap<>();

  /** The same by the last four letters. */
  private final Map<String, List<TitleName>> bySoundEnd = new HashMap<>();

  private final Map<String, List<TitleName>> byKey = new HashMap<>();
  private final Map<String, List<TitleName>> bySound = new HashMap<>();
  private final Map<String, List<TitleName>> byInitials = new HashMap<>();

  TitleNames(List<Product> products) {
    Map<String, Integer> parts = new HashMap<>();
    for (Product product : products) {
      katakanaParts(product).forEach(part -> parts.merge(part, 1, Integer::sum));
      parts.merge(spoken(product.titleJa()), 1, Integer::sum);
      romajiParts(product).forEach(part -> parts.merge(part, 1, Integer::sum));
      endings(product).forEach(part -> parts.merge(part, 1, Integer::sum));
    }
    for (Product product : products) {
      namesOf(product, parts).forEach((name, kind) -> add(product, name, kind, false));
      endings(product).stream()
          .filter(ending -> parts.getOrDefault(ending, 0) == 1)
          .forEach(ending -> add(product, ending, Kind.PART, true));
      String id = Folding.key(product.productId());
      byKey
          .computeIfAbsent(id, k -> new ArrayList<>())
          .add(new TitleName(product, Kind.EXACT, id, "", 2, false));
      initials(product, product.titleEn());
      initials(product, product.titleRomaji());
    }
  }

  /** Names without Latin words that begin with the letter. */
  List<TitleName> japanese(char first) {
    return japanese.getOrDefault(first, List.of());
  }

  /** Names that begin or end in sound as the given one does; each once. */
  Collection<TitleName> soundingLike(String sound) {
    List<TitleName> begin = bySoundStart.getOrDefault(sound.charAt(0), List.of());
    List<TitleName> end =
        sound.length() < SHORTEST_WITH_END
            ? List.of()
            : bySoundEnd.getOrDefault(ending(sound), List.of());
    if (end.isEmpty()) {
      return begin;
    }
    var both = new LinkedHashSet<>(begin);
    both.addAll(end);
    return both;
  }

  private static String ending(String sound) {
    return sound.substring(sound.length() - 4);
  }

  List<TitleName> withKey(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  List<TitleName> withSound(String sound) {
    return bySound.getOrDefault(sound, List.of());
  }

  List<TitleName> withInitials(String letters) {
    return byInitials.getOrDefault(letters, List.of());
  }

  private static Map<String, Kind> namesOf(Product product, Map<String, Integer> parts) {
    Map<String, Kind> names = new LinkedHashMap<>();
    for (String title : titles(product)) {
      names.put(title, Kind.EXACT);
    }
    for (String nickname : Tags.nicknames(product)) {
      names.putIfAbsent(nickname, Kind.EXACT);
    }
    for (String title : titles(product)) {
      String main = SUBTITLE.split(title, 2)[0].strip();
      names.putIfAbsent(main, Kind.PART);
      names.putIfAbsent(LEADING_ARTICLE.matcher(main).replaceFirst(""), Kind.PART);
    }
    for (String part : romajiParts(product)) {
      if (parts.getOrDefault(part, 0) == 1) {
        names.putIfAbsent(part, Kind.PART);
      }
    }
    String spoken = spoken(product.titleJa());
    if (spoken.length() >= SHORTEST_SPOKEN && parts.getOrDefault(spoken, 0) == 1) {
      names.putIfAbsent(spoken, Kind.PART);
    }
    Matcher subject = SUBJECT.matcher(product.titleJa());
    if (subject.lookingAt()) {
      names.putIfAbsent(subject.group(1), Kind.PART);
    }
    for (String part : katakanaParts(product)) {
      if (Objects.requireNonNullElse(parts.get(part), 0) == 1) {
        names.putIfAbsent(part, Kind.PART);
      }
    }
    return names;
  }

  /** What a longer romanized title begins with, and what follows its colon. */
  private static Set<String> romajiParts(Product product) {
    var found = new LinkedHashSet<String>();
    if (product.titleRomaji().equals(product.titleJa())) {
      return found;
    }
    String[] halves = SUBTITLE.split(product.titleRomaji(), 2);
    if (halves.length == 2) {
      found.add(Folding.fold(halves[1]));
    }
    String[] words = Folding.fold(product.titleRomaji()).split(" ", -1);
    var beginning = new StringBuilder(words[0]);
    for (int i = 1; i < words.length - 1; i++) {
      beginning.append(' ').append(words[i]);
      if (LAST_WORD.matcher(words[i]).matches()) {
        found.add(beginning.toString());
      }
    }
    found.removeIf(part -> part.length() < SHORTEST_PART || !part.contains(" "));
    return found;
  }

  /** What a longer English title ends with: two words or more that say something. */
  private static Set<String> endings(Product product) {
    var found = new LinkedHashSet<String>();
    String english = product.titleEn();
    if (english != null) {
      String rest = Folding.fold(english);
      for (int at = rest.indexOf(' '); at >= 0; at = rest.indexOf(' ')) {
        rest = rest.substring(at + 1).strip();
        boolean speaks =
            ENDING.matcher(rest).matches()
                && !PlainWords.contains(rest.substring(0, rest.indexOf(' ')));
        if (speaks && rest.length() >= SHORTEST_ENDING) {
          found.add(rest);
        }
      }
    }
    return found;
  }

  private static String spoken(String title) {
    Matcher matcher = TRANSLATED.matcher(title);
    return matcher.matches() ? matcher.group(1) : title;
  }

  static List<String> titles(Product product) {
    String english = product.titleEn();
    return english == null
        ? List.of(product.titleJa(), product.titleRomaji())
        : List.of(product.titleJa(), english, product.titleRomaji());
  }

  private static List<String> katakanaParts(Product product) {
    var parts = new ArrayList<String>();
    Matcher matcher = KATAKANA.matcher(product.titleJa());
    while (matcher.find()) {
      parts.add(matcher.group());
    }
    return parts;
  }

  private void add(Product product, String name, Kind kind, boolean doubtful) {
    String folded = Folding.fold(name);
    String key = folded.replace(" ", "");
    boolean letter = name.length() == 2 && name.endsWith("。");
    if ((key.length() < 2 && kind != Kind.EXACT && !letter) || key.isEmpty()) {
      return;
    }
    boolean latin = folded.chars().allMatch(c -> c < 0x250);
    int words = latin ? folded.split(" ", -1).length : 0;
    boolean everyday =
        doubtful || (words == 1 && (key.length() < 4 || !isJapaneseWord(product, key)));
    var entry = new TitleName(product, kind, key, Sound.of(name), words, everyday);
    if (words == 0) {
      japanese.computeIfAbsent(key.charAt(0), k -> new ArrayList<>()).add(entry);
    }
    byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    if (entry.sound().length() >= 4 && !doubtful) {
      String sound = entry.sound();
      bySound.computeIfAbsent(sound, k -> new ArrayList<>()).add(entry);
      bySoundStart.computeIfAbsent(sound.charAt(0), k -> new ArrayList<>()).add(entry);
      if (sound.length() >= SHORTEST_WITH_END) {
        bySoundEnd.computeIfAbsent(ending(sound), k -> new ArrayList<>()).add(entry);
      }
    }
  }

  /** A romanised Japanese title is no everyday English word. */
  private static boolean isJapaneseWord(Product product, String key) {
    boolean written = product.titleJa().chars().anyMatch(c -> c >= 0x3041);
    boolean loan = LOAN.matcher(product.titleJa()).find();
    return written && !loan && Folding.key(product.titleRomaji()).startsWith(key);
  }

  private void initials(Product product, @Nullable String title) {
    if (title == null) {
      return;
    }
    var letters = new StringBuilder();
    for (String word : Folding.fold(title).split(" ", -1)) {
      if (!word.isEmpty()) {
        letters.append(word.charAt(0));
      }
    }
    if (letters.length() >= 3) {
      byInitials
          .computeIfAbsent(letters.toString(), k -> new ArrayList<>())
          .add(new TitleName(product, Kind.ABBREVIATION, letters.toString(), "", 1, true));
    }
  }
}
