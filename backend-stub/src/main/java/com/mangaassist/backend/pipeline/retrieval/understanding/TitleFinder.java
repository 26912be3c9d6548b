package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch.Kind;
import com.mangaassist.backend.pipeline.retrieval.text.Sound;
import com.mangaassist.backend.platform.parts.EditDistance;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the titles that words name: exactly, by sound, in part, by nickname or misspelt. */
final class TitleFinder {
  /** Latin words of the longest title that is looked for as a whole. */
  private static final int LONGEST = 9;

  private static final int MOST = 8;

  /** With one of two kana changed it is another word: コツ is no KATSU. */
  private static final int SHORTEST_MISSPELT = 3;

  /** First letters of what is said of a title without a particle: 寄生獣描いた人. */
  private static final String GOES_ON = "描書読買売全既最新在発続完値";

  private final TitleNames names;
  private final Predicate<String> isTopic;

  /** {@code isTopic} knows the words that ask for a topic and so are no title by themselves. */
  TitleFinder(List<Product> products, Predicate<String> isTopic) {
    this.names = new TitleNames(products);
    this.isTopic = isTopic;
  }

  /** 呪術置いてますか: where a name without a particle ends. */
  private static final Pattern UNTIL_SAID_OF_IT =
      Pattern.compile("^(.{2,}?)(?:置いて|扱って|売って|買(?:え|う|い)|読(?:め|み)|全巻|全部|在庫|値段|新刊|最新|いくら).*$");

  /** A title found at {@code [start, end)} of the scan. */
  record Found(TitleMatch match, int start, int end) {}

  /**
   * The titles in the scan, the surest first; what they cover is taken.
   *
   * @param evidence whether an everyday word at a place is meant as a title
   */
  List<Found> find(Scan scan, Evidence evidence) {
    var found = new ArrayList<Found>();
    japanese(scan, found, evidence);
    latin(scan, found, evidence);
    bySound(scan, found, evidence);
    abbreviated(scan, found, evidence);
    misspelt(scan, found, evidence, found.isEmpty());
    return distinct(found);
  }

  /** What the sentence around a name says of it. */
  interface Evidence {
    /** Whether this piece is quoted, capitalised in mid-sentence, or all that is asked about. */
    boolean isNamed(int start, int end);

    /** Whether a Latin word or Japanese run is filler or topic, and no part of a title. */
    boolean isPlainWord(String word);
  }

  private void japanese(Scan scan, List<Found> found, Evidence evidence) {
    String key = scan.key();
    key.chars()
        .distinct()
        .boxed()
        .flatMap(letter -> names.japanese((char) letter.intValue()).stream())
        .filter(name -> key.contains(name.key()))
        .sorted(Comparator.comparingInt((TitleName name) -> -name.key().length()))
        .forEach(
            name -> {
              for (int at = key.indexOf(name.key());
                  at >= 0;
                  at = key.indexOf(name.key(), at + 1)) {
                int end = at + name.key().length();
                if (stands(scan, at, end, name, evidence)
                    && !takenByOthers(scan, found, at, end, name)) {
                  accept(scan, found, name, name.kind(), confidence(name.kind()), at, end);
                }
              }
            });
  }

  /** Two works may share a name; a shorter name inside a longer one is none. */
  private static boolean takenByOthers(
      Scan scan, List<Found> found, int start, int end, TitleName name) {
    return scan.isTaken(start, end)
        && found.stream()
            .noneMatch(
                f ->
                    f.start() == start
                        && f.end() == end
                        && !f.match().product().equals(name.product()));
  }

  private boolean stands(Scan scan, int start, int end, TitleName name, Evidence evidence) {
    String key = name.key();
    if (evidence.isNamed(start, end)) {
      return true;
    }
    if (isTopic.test(key) || evidence.isPlainWord(key)) {
      return false;
    }
    boolean hiragana = scan.scriptAt(end - 1) == 'H';
    boolean right =
        scan.edge(end)
            || (hiragana && key.length() >= 4)
            || (key.length() >= 3 && GOES_ON.indexOf(scan.key().charAt(end)) >= 0);
    boolean joined =
        start > 0 && "とやがはもの".indexOf(scan.key().charAt(start - 1)) >= 0 && scan.edge(start - 1);
    boolean left = scan.edge(start) || joined || (scan.scriptAt(start) == 'H' && key.length() >= 5);
    if (key.length() >= 5) {
      boolean cutsAWord = scan.scriptAt(end - 1) == 'K' && !scan.edge(end);
      return !cutsAWord && (left || scan.scriptAt(start) != 'K');
    }
    return left && right && key.length() >= 2 && (key.length() >= 3 || scan.scriptAt(start) != 'H');
  }

  private void latin(Scan scan, List<Found> found, Evidence evidence) {
    List<Scan.Word> words = scan.words();
    for (int length = Math.min(LONGEST, words.size()); length >= 1; length--) {
      for (int i = 0; i + length <= words.size(); i++) {
        var window = window(words, i, length);
        if (window == null || scan.isTaken(window.start(), window.end())) {
          continue;
        }
        List<TitleName> named = named(window.text());
        if (named.isEmpty() && (length > 1 || names.withInitials(window.text()).isEmpty())) {
          continue;
        }
        boolean meant = evidence.isNamed(window.start(), window.end());
        boolean sure = length > 1 && window.text().length() >= 6;
        for (TitleName name : named) {
          boolean everyday = name.needsEvidence() && (length == 1 || name.words() > 1);
          boolean plain = length == 1 && evidence.isPlainWord(window.text());
          if (meant
              || (!everyday && !plain && (sure || length == 1) && !isTopic.test(window.text()))) {
            Kind kind = name.key().equals(window.text()) ? name.kind() : Kind.READING;
            accept(scan, found, name, kind, confidence(kind), window.start(), window.end());
          }
        }
        if (named.isEmpty() && length == 1 && meant) {
          for (TitleName name : names.withInitials(window.text())) {
            accept(scan, found, name, Kind.ABBREVIATION, 0.7, window.start(), window.end());
          }
        }
      }
    }
  }

  private List<TitleName> named(String text) {
    List<TitleName> exact = names.withKey(text);
    return exact.isEmpty() && text.length() >= 4 ? names.withSound(Sound.ofFolded(text)) : exact;
  }

  /** Consecutive Latin words as one; null when a Japanese run is among them. */
  private static Scan.@Nullable Word window(List<Scan.Word> words, int from, int length) {
    var text = new StringBuilder();
    for (int i = from; i < from + length; i++) {
      Scan.Word word = words.get(i);
      if (!word.latin() || (i > from && words.get(i - 1).end() != word.start())) {
        return null;
      }
      text.append(word.text());
    }
    Scan.Word first = words.get(from);
    return new Scan.Word(
        first.start(), words.get(from + length - 1).end(), text.toString(), true, first.capital());
  }

  /** Kana for a title that is written otherwise. */
  private void bySound(Scan scan, List<Found> found, Evidence evidence) {
    for (Scan.Word run : kanaRuns(scan)) {
      String text = run.text();
      for (int end = text.length(); end >= 4; end--) {
        List<TitleName> named = names.withSound(Sound.ofFolded(text.substring(0, end)));
        boolean ends = end == text.length() || Particles.mayFollow(text.substring(end));
        String word = text.substring(0, end);
        if (!named.isEmpty() && ends && !isTopic.test(word) && !evidence.isPlainWord(word)) {
          for (TitleName name : named) {
            accept(scan, found, name, Kind.READING, 0.9, run.start(), run.start() + end);
          }
          break;
        }
      }
    }
  }

  private static List<Scan.Word> kanaRuns(Scan scan) {
    var runs = new ArrayList<Scan.Word>();
    for (Scan.Word word : scan.words()) {
      boolean kana = !word.latin() && scan.scriptAt(word.start()) != 'J';
      Scan.Word last = runs.isEmpty() ? null : runs.getLast();
      boolean goesOn =
          last != null && last.end() == word.start() && !scan.beginsClause(word.start());
      if (kana && last != null && goesOn) {
        runs.set(
            runs.size() - 1,
            new Scan.Word(last.start(), word.end(), last.text() + word.text(), false, false));
      } else if (kana) {
        runs.add(word);
      }
    }
    return runs;
  }

  /** こち亀 for こちら葛飾区亀有公園前派出所: begins alike, and skips. */
  private void abbreviated(Scan scan, List<Found> found, Evidence evidence) {
    boolean alone = found.isEmpty();
    for (Scan.Word run : Remainder.of(scan, evidence)) {
      String text = UNTIL_SAID_OF_IT.matcher(run.text()).replaceFirst("$1");
      boolean kana = text.codePoints().allMatch(c -> c >= 'ぁ' && c <= 'ー');
      int shortest = kana ? 3 : 2;
      boolean may = text.length() >= shortest && (alone || isListed(scan.key(), run));
      if (run.latin() || !may || text.length() > 6 || isTopic.test(text)) {
        continue;
      }
      names.japanese(text.charAt(0)).stream()
          .filter(name -> name.kind() == Kind.EXACT)
          .filter(name -> name.key().length() > text.length())
          .filter(name -> !isHiragana(scan, run) || beginsInHiragana(name))
          .filter(
              name ->
                  name.key().startsWith(text) || (alone && Abbreviations.fits(text, name.key())))
          .sorted(
              Comparator.comparing((TitleName name) -> !name.key().startsWith(text))
                  .thenComparingInt(name -> name.key().length()))
          .limit(3)
          .forEach(
              name ->
                  accept(
                      scan,
                      found,
                      name,
                      name.key().startsWith(text) ? Kind.PART : Kind.ABBREVIATION,
                      0.6,
                      run.start(),
                      run.start() + text.length()));
    }
  }

  /** してた is no short form of シティーハンター. */
  private static boolean isHiragana(Scan scan, Scan.Word run) {
    return IntStream.range(run.start(), run.end()).allMatch(at -> scan.scriptAt(at) == 'H');
  }

  private static boolean beginsInHiragana(TitleName name) {
    return UnicodeScript.of(name.product().titleJa().codePointAt(0)) == UnicodeScript.HIRAGANA;
  }

  /** "推しの子とかぐや様": joined with others by a particle. */
  private static boolean isListed(String key, Scan.Word run) {
    boolean before = run.start() > 0 && "とや".indexOf(key.charAt(run.start() - 1)) >= 0;
    boolean after = run.end() < key.length() && "とや".indexOf(key.charAt(run.end())) >= 0;
    return before || after;
  }

  /** Beside a title that was found, only a word that stands alone is taken for another. */
  private void misspelt(Scan scan, List<Found> found, Evidence evidence, boolean only) {
    List<Scan.Word> rest = Remainder.of(scan, evidence);
    for (int length = only ? Math.min(6, rest.size()) : 1; length >= 1; length--) {
      for (int i = 0; i + length <= rest.size(); i++) {
        Scan.Word first = rest.get(i);
        var window = length == 1 ? first : window(rest, i, length);
        if (window == null
            || scan.isTaken(window.start(), window.end())
            || isTopic.test(window.text())
            || (!window.latin() && window.text().length() < SHORTEST_MISSPELT)
            || PlainWords.isEverydayName(window.text())
            || (!only && (!window.latin() || window.text().length() < 5))) {
          continue;
        }
        misspelt(scan, found, window);
      }
    }
  }

  private void misspelt(Scan scan, List<Found> found, Scan.Word window) {
    String sound = Sound.ofFolded(window.text());
    int most = EditDistance.forgiven(sound.length());
    if (most == 0) {
      return;
    }
    int best = most;
    var nearest = new ArrayList<TitleName>();
    for (TitleName name : names.soundingLike(sound)) {
      String other = name.sound();
      if (Math.abs(other.length() - sound.length()) > best) {
        continue;
      }
      int errors = EditDistance.within(sound, other, best);
      if (errors < best || (errors == best && nearest.isEmpty())) {
        nearest.clear();
        best = errors;
      }
      if (errors <= best) {
        nearest.add(name);
      }
    }
    for (TitleName name : nearest.subList(0, Math.min(3, nearest.size()))) {
      double confidence = 0.75 - 0.1 * best;
      accept(scan, found, name, Kind.FUZZY, confidence, window.start(), window.end());
    }
  }

  private static double confidence(Kind kind) {
    return switch (kind) {
      case EXACT -> 1;
      case READING -> 0.9;
      case PART -> 0.8;
      case ABBREVIATION -> 0.7;
      case FUZZY -> 0.65;
    };
  }

  private static void accept(
      Scan scan,
      List<Found> found,
      TitleName name,
      Kind kind,
      double confidence,
      int start,
      int end) {
    found.add(new Found(new TitleMatch(name.product(), kind, confidence, start), start, end));
    scan.take(start, end);
  }

  private static List<Found> distinct(List<Found> found) {
    Map<String, Found> best = new LinkedHashMap<>();
    found.sort(Comparator.comparingDouble((Found f) -> -f.match().confidence()));
    found.forEach(f -> best.putIfAbsent(f.match().product().productId(), f));
    return best.values().stream().limit(MOST).toList();
  }
}
