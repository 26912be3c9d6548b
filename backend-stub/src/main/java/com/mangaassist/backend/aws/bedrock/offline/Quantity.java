package com.mangaassist.backend.aws.bedrock.offline;

import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers in a customer's words. */
final class Quantity {
  private static final Pattern SPAN =
      Pattern.compile(
          "(\\d+)(?: ?巻)? ?(?:-|~|〜|から|to|through|and up to) ?(?:vol(?:ume)?s?\\.? ?)?(\\d+)(?= ?巻|まで|\\b)");
  private static final Pattern FIRST =
      Pattern.compile(
          "(?:最初の|first) ?(\\d+|[a-z]+)(?: ?巻| ?冊| (?:vol|book))"
              + "|\\bfirst (\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\\b");

  /** 1巻と2巻: each of them is one. */
  private static final Pattern LISTED =
      Pattern.compile("\\d{1,3} ?巻(?:(?:と|や|、|,|・|&|および) ?\\d{1,3} ?巻){1,9}");

  private static final Pattern LISTED_ONE = Pattern.compile("\\d{1,3} ?巻");

  /** "All six" are all volumes of a series that has six. */
  private static final Pattern ALL =
      Pattern.compile("\\ball (\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\\b");

  private static final Pattern UP_TO =
      Pattern.compile("(\\d+) ?巻まで|\\bup to (?:vol(?:ume)?s?\\.? ?)?(\\d+)");
  private static final Pattern EACH = Pattern.compile("\\d+ ?(?:冊|巻|部)ずつ|\\beach\\b|\\bapiece\\b");

  /** Stands after a number of 巻 that counts volumes; "の3巻" is the third one. */
  private static final String VOLUMES_BOUGHT =
      "巻(?:分|ずつ|まとめ|(?<!の ?\\d{1,3} ?巻)を? ?(?:買|購入|注文)"
          + "|(?<=を ?\\d{1,3} ?巻)(?![目まのは])(?=[^。!?]{0,40}(?:買|購入|注文|ください|下さい|ほし|欲し)))";

  /** "one of the cheapest" and "one of your books" choose; they do not count. */
  private static final String OF =
      "of\\b(?! (?:my|your|our|all)\\b| (?:[\\w'-]{1,20} ){0,3}(?:best|cheapest|most|least|latest|newest|oldest|longest|shortest|finest|greatest|top)\\b)";

  private static final Pattern SOME =
      Pattern.compile(
          "(?<!vol |vols |vol\\. |volume |volumes |#|第|\\d)(?:(\\d{1,3})|\\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten)) ?(?:冊|部|"
              + VOLUMES_BOUGHT
              + "|cop(?:y|ies)\\b|volumes?\\b|vols?\\b|books?\\b|"
              + OF
              + ")");
  private static final Pattern COPIES =
      Pattern.compile(
          "(?<!第|\\d)(\\d+) ?(?:冊|部|"
              + VOLUMES_BOUGHT
              + "|copies|volumes|vols|books|of (?:them|it|those))");
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(two|three|four|five|six|seven|eight|nine|ten|a dozen) (?:\\w+ )?(?:copies|volumes|vols|books|"
              + OF
              + ")");
  private static final Pattern TAKEN =
      Pattern.compile(
          "\\b(?:take|buy|order|get me|give me) (two|three|four|five|six|seven|eight|nine|ten|\\d{1,3})\\b(?= ?(?:[.,!?]|$|please|pls|and|then|total|copies))");
  private static final Pattern YEN =
      Pattern.compile("(?:[¥\\\\] ?(\\d[\\d,]*)|(\\d[\\d,]*) ?(?:円|yen|jpy))");
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("a dozen", 12));

  /** A question of so many letters leaves something unsaid. */
  private static final int SHORT = 24;

  private static final Pattern ONE =
      Pattern.compile("[一二三四五六七八九十] ?(?:冊|巻)|単品|\\b(?:one|single|each|per|volume)\\b");

  private Quantity() {}

  /** How many volumes are asked for; 0 when the words do not say. */
  static int in(String message, int volumes) {
    String plain = PlainText.of(message);
    var span = SPAN.matcher(plain);
    if (span.find()) {
      int from = number(span.group(1));
      int to = number(span.group(2));
      if (from < to && to <= volumes) {
        return to - from + 1;
      }
    }
    var listed = LISTED.matcher(plain);
    if (listed.find()) {
      return (int) LISTED_ONE.matcher(listed.group()).results().count();
    }
    var upTo = UP_TO.matcher(plain);
    if (upTo.find()) {
      int last = number(upTo.group(1) == null ? upTo.group(2) : upTo.group(1));
      if (last <= volumes) {
        return last;
      }
    }
    var all = ALL.matcher(plain);
    if (all.find() && number(all.group(1)) == volumes) {
      return volumes;
    }
    for (Pattern pattern : new Pattern[] {FIRST, COPIES, WORDS, TAKEN}) {
      var found = pattern.matcher(plain);
      if (found.find()) {
        String first = found.group(1);
        return number(first == null && found.groupCount() > 1 ? found.group(2) : first);
      }
    }
    return 0;
  }

  /**
   * How many volumes of each of several products are asked for, in their order; empty when the
   * words do not say it of each.
   */
  static List<Integer> ofEach(String message, int products) {
    String plain = PlainText.of(message);
    if (EACH.matcher(plain).find()) {
      int copies = in(message, Integer.MAX_VALUE);
      return copies > 0 ? Collections.nCopies(products, copies) : List.of();
    }
    List<Integer> said =
        SOME.matcher(plain)
            .results()
            .map(each -> number(each.group(1) == null ? each.group(2) : each.group(1)))
            .toList();
    return products > 1 && said.size() == products ? said : List.of();
  }

  /** "And Bleach?" after the price of a whole series asks for the same of another. */
  static boolean goesOnWithTotal(PromptReading reading) {
    String plain = PlainText.of(reading.message());
    return reading.wasAbout("total")
        && plain.length() <= SHORT
        && plain.chars().noneMatch(Character::isDigit)
        && !ONE.matcher(plain).find();
  }

  /** An amount of yen in the words, else 0. */
  static int budget(String message) {
    var found = YEN.matcher(PlainText.of(message));
    if (!found.find()) {
      return 0;
    }
    return number((found.group(1) == null ? found.group(2) : found.group(1)).replace(",", ""));
  }

  private static int number(String word) {
    if (NUMBERS.containsKey(word)) {
      return NUMBERS.get(word);
    }
    boolean digits =
        !word.isEmpty() && word.length() < 8 && word.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(word) : 0;
  }
}
