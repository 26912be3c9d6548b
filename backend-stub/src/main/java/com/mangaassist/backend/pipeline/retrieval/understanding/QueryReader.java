package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Preference;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Range;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import com.mangaassist.backend.pipeline.retrieval.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a customer asks for out of the words; immutable, safe for many threads. */
public final class QueryReader {
  private static final Pattern LIKE_AFTER =
      Pattern.compile(
          "^(?:style|esque|vibes?|みたい(?!な(?:名前|なまえ|たいとる|題名))|のよう|っぽい|ぽい|てきな|的な|に(?:近|似)|と似|系(?:の|統)?|風の|(?:が|を)(?:好|すき|読|面白|気に入)|好き|はまっ|ハマ|の次に|ロス|ファン)");
  private static final Pattern LIKE_BEFORE =
      Pattern.compile(
          "(?:(?<!would)(?<!id)(?<!you)like|similarto|inthestyleof|inthevein(?:of)?|reminiscentof|enjoy(?:ed)?|loved?|finished(?:reading)?|fan(?:s)?of|suchas|comparableto|alternatives?to|justread|after(?:reading)?|remindsmeof|closeto)(?:the|reading|watching)?(?:manga|series)?$");
  private static final Pattern OTHER_WORKS =
      Pattern.compile(
          "(?:作者|作家|著者|原作者|描いた人|書いた人|先生).{0,6}(?:他|ほか|別|作品|新作|漫画)|(?:その|この|あの)(?:人|方|先生)の?.{0,4}(?:他|ほか|別|作品|新作|漫画)|同じ(?:作者|作家|人|著者|先生)|(?:ほか|他)(?:に|には)?(?:何|なに|どんな(?:の|漫画|作品)?)を?(?:描|書)|\\b(?:what|anything|something) else\\b.{0,12}\\b(?:they|he|she) (?:make|made|do|did|done|draw|drew|drawn|write|wrote|written|create|publish)|\\b(?:other|another|more|else|works?|books?|manga|series|anything|something)\\b.{0,12}\\bby (?:him|her|them|the same)\\b|\\b(?:other|another|more|else|same|works?|books?|series|manga|anything) .{0,24}\\b(?:author|writer|artist|creator|mangaka)\\b|\\b(?:author|writer|artist|creator|mangaka)(?:'s| of).{0,40}\\b(?:other|another|else|works?|next)\\b");
  private static final Pattern MAGAZINE_CUE =
      Pattern.compile("連載|掲載|雑誌|作品|漫画|系|コミックス|\\b(?:magazine|serialized|from|in|published)\\b");

  /** What people leave out of the name of a magazine. */
  private static final Pattern EDITION =
      Pattern.compile(
          "^(?:週刊|月刊|別冊|隔週刊)?(?:少年|少女)?|^(?i:weekly|monthly|bessatsu) (?i:shonen |shojo )?");

  /** Names in addresses of mail and web are nobody's wish. */
  private static final Pattern ADDRESS =
      Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64}){1,4}|https?://\\S{1,200}");

  private static final String AWARD = "mangataisho";
  private static final Pattern EXCLUDED_TITLE = Pattern.compile("^(?:以外|いがい|じゃな|ではな|を除)");

  private static final Map<Preference, Pattern> PREFERENCES =
      new TreeMap<>(
          Map.of(
              Preference.CHEAPEST,
              Pattern.compile(
                  "安い|安め|格安|お手頃|お得|\\b(?:cheap(?:er|est)?|affordable|inexpensive|budget)\\b"),
              Preference.SHORTEST,
              Pattern.compile(
                  "短い|短め|読み(?:切|き)れ|読み終(?:われ|えられ)|短編|長くな[いく]|長(?:すぎ|過ぎ)な[いく]|すぐ読|さくっと|サクッと|一気に読|巻数が?少な|\\b(?:short(?:er|est)?|quick reads?|few volumes)\\b"),
              Preference.LONGEST,
              Pattern.compile("長い|長編|長期連載|大長編|巻数が?多|\\b(?:long(?:er|est)?(?:[- ]running)?)\\b"),
              Preference.NEWEST,
              Pattern.compile(
                  "新しい|最新(?!刊)|最近(?:の|始)|新作|\\b(?:new(?:er|est)?(?! to\\b)|recent|latest(?! volume))\\b"),
              Preference.OLDEST,
              Pattern.compile(
                  "古い|昔の|懐かし|クラシックな|名作(?:の)?古典|\\b(?:old(?:er|est)?|classic|vintage|retro)\\b(?! music)")));

  private final TitleFinder titles;
  private final AuthorFinder authors;
  private final TopicFinder topics;
  private final Circumstances circumstances;
  private final ConditionReader conditions = new ConditionReader();
  private final Map<String, String> publishers = new TreeMap<>();
  private final Map<String, Set<String>> magazines = new TreeMap<>();
  private final Set<String> knownTopics = new LinkedHashSet<>();

  /** Learns the names of the catalogue. */
  public QueryReader(List<Product> products) {
    topics = new TopicFinder(products);
    circumstances = new Circumstances(topics);
    titles = new TitleFinder(products, word -> topics.isTopic(word) || magazines.containsKey(word));
    authors = new AuthorFinder(products);
    for (Product product : products) {
      knownTopics.addAll(Topic.of(product));
      publishers.put(Folding.key(product.publisherJa()), product.publisher());
      publishers.put(Folding.key(product.publisher()), product.publisher());
      for (String name : product.magazine().split("[()]", -1)) {
        for (String each : List.of(name, EDITION.matcher(name).replaceFirst(""))) {
          if (Folding.key(each).length() >= 4) {
            magazines
                .computeIfAbsent(Folding.key(each), none -> new LinkedHashSet<>())
                .add(product.magazine());
          }
        }
      }
    }
  }

  /** What was understood of the words. */
  public UnderstoodQuery read(String message) {
    String text = ADDRESS.matcher(message).replaceAll(" ");
    var scan = new Scan(text);
    var sentence = new Sentence(text, scan, topics::isTopic);
    takeAward(scan);
    Set<String> people = new LinkedHashSet<>(authors.fullNames(scan, sentence));
    List<TitleFinder.Found> found =
        titles.find(scan, sentence).stream()
            .filter(each -> !sentence.isPartOfQuotedTitle(each.start(), each.end()))
            .toList();
    people.addAll(authors.familyNames(scan, sentence));
    Constraints wanted = conditions.read(text).and(places(scan, text));
    String told = found.isEmpty() ? sentence.withoutQuotedTitles() : text;
    TopicFinder.Topics spoken =
        topics.find(scan, circumstances.leftOut(scan, withoutNames(told, scan, found)));

    Product like = null;
    var named = new ArrayList<TitleMatch>();
    var unwanted = new ArrayList<Product>();
    for (TitleFinder.Found each : found) {
      String before = scan.key().substring(0, each.start());
      String after = scan.key().substring(each.end());
      if (LIKE_AFTER.matcher(after).find() || LIKE_BEFORE.matcher(before).find()) {
        like = like == null ? each.match().product() : like;
      } else if (EXCLUDED_TITLE.matcher(after).find()) {
        unwanted.add(each.match().product());
      } else {
        named.add(each.match());
      }
    }
    String plain = Words.plain(text);
    if (OTHER_WORKS.matcher(plain).find()) {
      found.forEach(each -> people.addAll(AuthorFinder.of(each.match().product())));
    }
    var preferences = new ArrayList<Preference>();
    PREFERENCES.forEach(
        (preference, pattern) -> {
          if (pattern.matcher(plain).find()) {
            preferences.add(preference);
          }
        });
    String unknown = found.isEmpty() ? UnknownTitle.in(sentence, people, spoken) : null;
    List<String> wantedTopics = known(spoken.wanted());
    List<String> excludedTopics = known(spoken.excluded());
    boolean nothing =
        found.isEmpty()
            && people.isEmpty()
            && wantedTopics.isEmpty()
            && excludedTopics.isEmpty()
            && wanted.isNone()
            && preferences.isEmpty()
            && like == null;
    return new UnderstoodQuery(
        named,
        unknown,
        like,
        List.copyOf(people),
        wantedTopics,
        excludedTopics,
        excludedTopics.stream().map(topics::named).toList(),
        unwanted,
        wanted,
        preferences,
        Remainder.isEmpty(scan, sentence),
        nothing);
  }

  /** A title's words are no topics: a fruits basket is no basketball. */
  private static String withoutNames(String text, Scan scan, List<TitleFinder.Found> found) {
    var rest = new StringBuilder(Words.plain(text));
    for (TitleFinder.Found each : found) {
      if (each.match().kind() != TitleMatch.Kind.FUZZY) {
        Blank.letters(rest, scan.key().substring(each.start(), each.end()));
      }
    }
    return rest.toString();
  }

  /** Taisho is a period, too. */
  private static void takeAward(Scan scan) {
    int at = scan.key().indexOf(AWARD);
    if (at >= 0) {
      scan.take(at, at + AWARD.length());
    }
  }

  private List<String> known(Set<String> spoken) {
    return spoken.stream().filter(knownTopics::contains).toList();
  }

  /** Publisher and magazine, the latter only where the words speak of one. */
  private Constraints places(Scan scan, String text) {
    String key = scan.key();
    Set<String> houses = new LinkedHashSet<>();
    publishers.forEach(
        (name, publisher) -> {
          int at = key.indexOf(name);
          if (at >= 0
              && name.length() >= 3
              && scan.edge(at)
              && !scan.isTaken(at, at + name.length())) {
            houses.add(publisher);
          }
        });
    Set<String> papers = new LinkedHashSet<>();
    if (MAGAZINE_CUE.matcher(text).find()) {
      magazines.forEach(
          (name, called) -> {
            int at = key.indexOf(name);
            if (at >= 0 && scan.edge(at) && !scan.isTaken(at, at + name.length())) {
              papers.addAll(called);
            }
          });
    }
    return new Constraints(
        Range.ANY, Range.ANY, Range.ANY, Range.ANY, Set.of(), Set.of(), false, false, houses,
        papers);
  }
}
