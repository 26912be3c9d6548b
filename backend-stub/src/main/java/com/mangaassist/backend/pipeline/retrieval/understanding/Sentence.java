package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sentence around a piece of text says of it. */
final class Sentence implements TitleFinder.Evidence {
  private static final Pattern QUOTED =
      Pattern.compile(
          "[「『“\"]([^「」『』“”\"]{1,80})[」』”\"]|(?<![\\p{L}\\d])'([^']{2,60})'(?![\\p{L}\\d])");
  private static final Pattern LIKENESS_BEFORE =
      Pattern.compile(
          "(?:like|similarto|inthestyleof|reminiscentof|fanof|fansof|enjoyed|loved|finished|read|vs|than|called|named|titled)(?:the)?(?:manga|series)?$");

  /** Whoever asks so names a work; a topic is asked for in the same words. */
  private static final Pattern ASKED_BEFORE =
      Pattern.compile(
          "(?:doyou(?:guys)?(?:still|also)?(?:have|hav|sell|carry|stock)|(?:^|please|or)got|howmuch(?:is|are|does|for)?|(?:price|cop(?:y|ies)|volumes?\\d*)of)(?:any|the)?$");

  private static final Pattern SAID_AFTER = Pattern.compile("^(?:vol(?:umes?)?\\d|by[a-z]+$)");

  /** A title of one letter and a full stop, as チ。, with what may follow a title. */
  private static final Pattern ONE_LETTER =
      Pattern.compile("(?<![ァ-ヴー])([ァ-ヴ])。(?=$|[のはがをもとっに」』 、?？])");

  /** "A real person" names no work, though one is called Real. */
  private static final Pattern SAID_OF_PEOPLE =
      Pattern.compile(
          "(?i)\\b(real|given|orange|another) (?=(?:person|people|human|humans|man|woman|life|world|time|name|staff|agent|one|juice|manga|series|book|copy|order|volume|way|day)\\b)");

  /** Words of an English title, begun with capitals. */
  private static final Pattern CAPITALIZED =
      Pattern.compile("[\\p{Lu}\\d]\\S*(?: (?:[\\p{Lu}\\d]\\S*|of|the|and|to|in|a|for)){2,}");

  /** DAYS in a Japanese sentence is no English word. */
  private static final int SHORTEST_SPELT = 4;

  private final String text;
  private final Scan scan;
  private final List<Scan.Word> words;
  private final List<String> quoted = new ArrayList<>();
  private final Set<String> notNamed = new HashSet<>();
  private final Predicate<String> isTopic;
  private final boolean capitalsTell;
  private final boolean japanese;

  Sentence(String text, Scan scan, Predicate<String> isTopic) {
    this.text = text;
    this.scan = scan;
    this.words = scan.words();
    this.isTopic = isTopic;
    Matcher matcher = QUOTED.matcher(text);
    while (matcher.find()) {
      String piece = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      quoted.add(piece);
    }
    Matcher letter = ONE_LETTER.matcher(text);
    while (letter.find()) {
      quoted.add(letter.group(1));
    }
    Matcher people = SAID_OF_PEOPLE.matcher(text);
    while (people.find()) {
      notNamed.add(Folding.key(people.group(1)));
    }
    long latin = words.stream().filter(Scan.Word::latin).count();
    this.japanese = latin <= 3 && latin * 2 <= words.size();
    long capital = words.stream().filter(word -> word.latin() && word.capital()).count();
    this.capitalsTell = latin == 1 || capital * 2 <= latin + 1;
  }

  /** The sentence itself. */
  String text() {
    return text;
  }

  /** What stands in quotation marks. */
  List<String> quoted() {
    return quoted;
  }

  /** The sentence without titles in quotation marks: what they tell of is not what is asked for. */
  String withoutQuotedTitles() {
    String rest = text;
    for (String quote : quoted) {
      String key = Folding.key(quote);
      int at = scan.key().indexOf(key);
      if (isQuotedTitle(quote) && at >= 0) {
        scan.take(at, at + key.length());
        rest = rest.replace(quote, " ");
      }
    }
    return rest;
  }

  private boolean isQuotedTitle(String quote) {
    return text.contains("『" + quote + "』") || CAPITALIZED.matcher(quote).matches();
  }

  /**
   * Whether the piece is no more than half of a title that stands in the quotation marks of titles.
   */
  boolean isPartOfQuotedTitle(int start, int end) {
    String piece = scan.key().substring(start, end);
    return quoted.stream()
        .filter(this::isQuotedTitle)
        .map(Folding::key)
        .anyMatch(quote -> quote.contains(piece) && 2 * piece.length() <= quote.length());
  }

  @Override
  public boolean isNamed(int start, int end) {
    String piece = scan.key().substring(start, end);
    if (quoted.stream().anyMatch(quote -> Folding.key(quote).equals(piece))) {
      return true;
    }
    if (notNamed.contains(piece)) {
      return false;
    }
    // A Latin word in a Japanese sentence is a name more often than not.
    boolean foreign = scan.scriptAt(start) == 'L' && japanese;
    boolean capital =
        words.stream()
            .anyMatch(w -> w.start() == start && w.start() > 0 && w.latin() && w.capital());
    boolean spelt = foreign && end - start >= SHORTEST_SPELT && startsCapital(start);
    if (spelt || (((capital && capitalsTell) || foreign) && !isPlainWord(piece))) {
      return true;
    }
    String before = scan.key().substring(0, start);
    boolean asked =
        ASKED_BEFORE.matcher(before).find() || SAID_AFTER.matcher(scan.key().substring(end)).find();
    if ((asked || LIKENESS_BEFORE.matcher(before).find())
        && !isTopic.test(piece)
        && !isPlainWord(piece)) {
      return true;
    }
    boolean alone =
        words.stream()
            .filter(word -> word.start() < start || word.end() > end)
            .allMatch(word -> isPlainWord(word.text()) || scan.isTaken(word.start(), word.end()));
    // An everyday word such as "is" is a title only when nothing else is said.
    boolean whole = start == 0 && end == scan.key().length();
    return alone && (whole || !isPlainWord(piece));
  }

  private boolean startsCapital(int start) {
    return words.stream().anyMatch(w -> w.start() == start && w.latin() && w.capital());
  }

  @Override
  public boolean isPlainWord(String word) {
    return PlainWords.contains(word);
  }
}
