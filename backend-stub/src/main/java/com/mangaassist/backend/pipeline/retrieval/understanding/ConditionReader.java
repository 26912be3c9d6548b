package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Demographic;
import com.mangaassist.backend.pipeline.retrieval.Range;
import com.mangaassist.backend.pipeline.retrieval.Status;
import com.mangaassist.backend.pipeline.retrieval.text.Words;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads conditions on price, volumes, year, status, readership and stock out of words. */
final class ConditionReader {
  private static final String MOST_EN =
      "(?:under|below|less than|fewer than|at most|up to|within|no more than|cheaper than|max(?:imum)?|<)";
  private static final String LEAST_EN =
      "(?:over|above|more than|at least|no less than|longer than|min(?:imum)?|>)";
  private static final String ABOUT_EN = "(?:around|about|roughly|approximately|some|~)";
  private static final String MOST_JA =
      "(?:以下|以内|未満|まで|より安|より少な|より短|ぐらいまで|くらいまで|を切る|に収ま|なら|で(?:全巻|全部|一式)?(?:買え|揃|そろ|集め|足り))";
  private static final String LEAST_JA = "(?:以上|超|越え|を超|より多|より長)";
  private static final String ABOUT_JA = "(?:くらい|ぐらい|程度|前後|ほど|台|あたり)";
  private static final String VOLUMES_EN = "[- ]?(?:volumes?|vols?\\.?|books?|tankobon)";

  private static final Quantity PRICE =
      new Quantity("(?<!\\d)(\\d{1,7})円", "(?:¥|yen |jpy )?(\\d{1,7}) ?(?:yen|jpy|円)|¥(\\d{1,7})");
  private static final Quantity VOLUMES =
      new Quantity("(?<!\\d)(\\d{1,4})(?:巻|冊)", "(\\d{1,4})" + VOLUMES_EN);

  private static final Pattern VOLUME_SPAN =
      Pattern.compile("(?<!\\d)(\\d{1,3})(?:巻|冊)? ?[〜~-] ?(\\d{1,3})(?:巻|冊)(?!目)");
  private static final Pattern BUDGET = Pattern.compile("予算[^\\d。!?\\n]{0,6}(\\d{1,7})円(?!以上)");
  private static final Pattern TOTAL =
      Pattern.compile(
          "円[^、。!?\\n]{0,6}で[^、。!?\\n]{0,3}(?:完結|最後まで|読み切|読みき|終わ|揃|そろ)|全巻|全部で|全部そろ|全部揃|合計|総額|トータル|一気|大人買い|\\b(?:total|whole (?:set|series)|complete set|full set|all (?:the )?volumes|entire series|altogether)\\b");
  private static final Pattern ONE_VOLUME =
      Pattern.compile(
          "(?<!\\d)全?1巻(?:もの|で終|だけで|で?完結|の漫画|のみ|だけ)|読み切り|(?:one|single|1)[- ]volume|\\bone[- ]shots?\\b|\\bstandalone\\b");
  private static final Pattern EXACT =
      Pattern.compile(
          "全(\\d{1,4})巻|ちょうど(\\d{1,4})巻|(?<!\\d)(\\d{1,4})巻で(?:完結|終わ)|\\bexactly (\\d{1,4})"
              + VOLUMES_EN);
  private static final Pattern NOT_COMPLETED =
      Pattern.compile(
          "完結して(?:い)?(?:ない|ません)|未完結?|連載(?:が)?続|連載中|まだ続いて|\\b(?:ongoing|still (?:running|going)|unfinished|not (?:yet )?(?:finished|completed?)|currently running|in progress)\\b");
  private static final Pattern COMPLETED =
      Pattern.compile("完結|終わって(?:い)?る|\\b(?:completed?|finished|concluded|ended)\\b(?! set)");
  private static final Pattern HIATUS = Pattern.compile("休載|\\b(?:on )?hiatus\\b");
  private static final Pattern STOCK =
      Pattern.compile(
          "在庫(?:の|が)?(?:ある|あり|有り|有る)|すぐ(?:に)?(?:買え|届|手に入)|今(?:すぐ)?買え|\\b(?:in stock|available (?:now|right now|today)|buy (?:now|today))\\b");
  private static final Pattern AWARD =
      Pattern.compile(
          "マンガ大賞|漫画大賞|受賞|賞を(?:取|と|もら)|\\bmanga taish[oō]u?\\b|\\b(?:award|prize)(?:[- ]?(?:winning|winners?|won|ed))?\\b");
  private static final Pattern DECADE = Pattern.compile("(?:(19|20)(\\d)0|\\b(\\d)0)(?:年代|'?s\\b)");
  private static final Pattern SINCE =
      Pattern.compile(
          "((?:19|20)\\d\\d)年?(?:以降|以後|から)|\\b(?:since|after|from) ((?:19|20)\\d\\d)\\b");
  private static final Pattern BEFORE =
      Pattern.compile("((?:19|20)\\d\\d)年?(?:以前|より前|まで)|\\b(?:before|until) ((?:19|20)\\d\\d)\\b");
  private static final Pattern YEAR =
      Pattern.compile(
          "((?:19|20)\\d\\d)年(?:に|の|開始|連載|スタート)|\\b(?:started|published|begun|began|released) in ((?:19|20)\\d\\d)\\b");

  private static final Pattern SHONEN =
      Pattern.compile(
          "少年(?:漫画|マンガ|まんが|コミック|誌|向け)|(?:中学生|高校生|1[3-7]歳)の(?:息子|男の子|甥|弟)|\\bteen(?:age)? (?:son|boy|nephew|brother)s?\\b|\\bsh[oō]u?nen\\b");
  private static final Pattern SHOJO =
      Pattern.compile(
          "少女(?:漫画|マンガ|まんが|コミック|誌|向け)|(?:中学生|高校生|1[3-7]歳)の(?:娘|女の子|姪|妹)|\\bteen(?:age)? (?:daughter|girl|niece|sister)s?\\b|\\bsh[oō]u?jo\\b|\\bfor girls\\b");
  private static final Pattern SEINEN =
      Pattern.compile(
          "青年(?:漫画|マンガ|まんが|コミック|誌|向け)|(?:大人の)?男性向け|\\bseinen\\b|\\bfor (?:adult )?men\\b");
  private static final Pattern JOSEI =
      Pattern.compile(
          "(?:大人の)?女性向け|女性(?:漫画|マンガ|コミック|誌)|レディースコミック|\\bjosei\\b|\\bfor (?:adult )?women\\b");

  private record Quantity(
      Pattern mostJa,
      Pattern leastJa,
      Pattern aboutJa,
      Pattern mostEn,
      Pattern leastEn,
      Pattern aboutEn) {
    Quantity(String ja, String en) {
      this(
          Pattern.compile(ja + "[^、。\\d]{0,3}?" + MOST_JA),
          Pattern.compile(ja + LEAST_JA),
          Pattern.compile(ja + "(?:の)?" + ABOUT_JA),
          Pattern.compile(
              MOST_EN
                  + " (?:"
                  + en
                  + ")|(?:"
                  + en
                  + ") (?:or (?:less|fewer|under|cheaper|shorter)|max)"),
          Pattern.compile(LEAST_EN + " (?:" + en + ")|(?:" + en + ") or (?:more|longer)"),
          Pattern.compile(ABOUT_EN + " (?:" + en + ")"));
    }

    Range range(String text) {
      Range range = Range.ANY;
      Integer most = first(mostJa, text);
      boolean strict = most != null && text.matches("(?s).*" + most + "(?:円|巻|冊)未満.*");
      if (most == null) {
        most = first(mostEn, text);
        strict =
            most != null
                && text.matches(
                    "(?s).*(?:under|below|less than|fewer than|cheaper than) ¥?" + most + "\\b.*");
      }
      if (most != null) {
        range = range.and(Range.atMost(strict ? most - 1 : most));
      }
      Integer least = either(leastJa, leastEn, text);
      if (least != null) {
        range = range.and(Range.atLeast(least));
      }
      Integer about = either(aboutJa, aboutEn, text);
      if (range.isAny() && about != null) {
        range = new Range((int) Math.floor(about * 0.7), (int) Math.ceil(about * 1.5));
      }
      return range;
    }
  }

  /** Conditions in the words; {@link Constraints#NONE} when there are none. */
  Constraints read(String words) {
    String text = Words.plain(words);
    Range price = price(text);
    boolean total = TOTAL.matcher(text).find();
    return new Constraints(
        total ? Range.ANY : price,
        total ? price : Range.ANY,
        volumes(text),
        years(text),
        statuses(text),
        demographics(text),
        STOCK.matcher(text).find(),
        AWARD.matcher(text).find(),
        Set.of(),
        Set.of());
  }

  private static Range price(String text) {
    Range price = PRICE.range(text);
    Integer budget = price.isAny() ? first(BUDGET, text) : null;
    return budget == null ? price : Range.atMost(budget);
  }

  private static Range volumes(String text) {
    if (ONE_VOLUME.matcher(text).find()) {
      return new Range(1, 1);
    }
    Matcher span = VOLUME_SPAN.matcher(text);
    if (span.find()) {
      return new Range(Integer.parseInt(span.group(1)), Integer.parseInt(span.group(2)));
    }
    Integer exact = first(EXACT, text);
    Range range = VOLUMES.range(text);
    return exact != null && range.isAny() ? new Range(exact, exact) : range;
  }

  private static Range years(String text) {
    Matcher decade = DECADE.matcher(text);
    if (decade.find()) {
      String digits = decade.group(3);
      int start =
          digits == null
              ? Integer.parseInt(decade.group(1) + decade.group(2) + "0")
              : (Integer.parseInt(digits) >= 4 ? 1900 : 2000) + Integer.parseInt(digits) * 10;
      return new Range(start, start + 9);
    }
    Integer since = first(SINCE, text);
    Integer before = first(BEFORE, text);
    Integer in = first(YEAR, text);
    Range range = in != null && since == null ? new Range(in, in) : Range.ANY;
    range = since == null ? range : range.and(Range.atLeast(since));
    return before == null ? range : range.and(Range.atMost(before));
  }

  private static Set<Status> statuses(String text) {
    if (NOT_COMPLETED.matcher(text).find()) {
      return EnumSet.of(Status.ONGOING);
    }
    if (HIATUS.matcher(text).find()) {
      return EnumSet.of(Status.HIATUS);
    }
    return COMPLETED.matcher(text).find() ? EnumSet.of(Status.COMPLETED) : Set.of();
  }

  private static Set<Demographic> demographics(String text) {
    Set<Demographic> found = EnumSet.noneOf(Demographic.class);
    add(found, SHONEN, Demographic.SHONEN, text);
    add(found, SHOJO, Demographic.SHOJO, text);
    add(found, SEINEN, Demographic.SEINEN, text);
    add(found, JOSEI, Demographic.JOSEI, text);
    return found;
  }

  private static void add(Set<Demographic> to, Pattern pattern, Demographic what, String text) {
    if (pattern.matcher(text).find()) {
      to.add(what);
    }
  }

  private static @Nullable Integer either(Pattern one, Pattern other, String text) {
    Integer found = first(one, text);
    return found == null ? first(other, text) : found;
  }

  private static @Nullable Integer first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String digits = matcher.group(group);
        if (digits != null) {
          return Integer.valueOf(digits);
        }
      }
    }
    return null;
  }
}
