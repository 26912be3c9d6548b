package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.text.Folding;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * Leaves out of a sentence what it says of the reader: who wants something for the train asks for
 * no work about trains. Immutable, safe for many threads.
 */
final class Circumstances {
  /** What somebody is may be a wish, too, where no other is named. */
  private static final String DOUBTFUL = "is";

  private final Lexicon lexicon = Lexicon.load(Circumstances.class, "circumstances.tsv");
  private final TopicFinder topics;

  Circumstances(TopicFinder topics) {
    this.topics = topics;
  }

  /** The text in plain form without them; in the scan they are taken. */
  String leftOut(Scan scan, String text) {
    List<String> said = new ArrayList<>();
    String wish = without(label -> !label.equals(DOUBTFUL), PlainText.of(text), said);
    List<String> doubtful = new ArrayList<>();
    String rest = without(DOUBTFUL::equals, wish, doubtful);
    boolean asksForMore =
        !doubtful.isEmpty() && !topics.find(new Scan(rest), rest).wanted().isEmpty();
    if (asksForMore) {
      said.addAll(doubtful);
    }
    said.forEach(each -> take(scan, each));
    return asksForMore ? rest : wish;
  }

  private String without(Predicate<String> label, String plain, List<String> said) {
    var rest = new StringBuilder(plain);
    for (Lexicon.Rule rule : lexicon.candidates(plain)) {
      Matcher matcher = rule.pattern().matcher(plain);
      while (label.test(rule.label()) && matcher.find()) {
        int group = matcher.groupCount() == 0 || matcher.group(1) == null ? 0 : 1;
        Blank.range(rest, matcher.start(group), matcher.end(group));
        said.add(matcher.group(group));
      }
    }
    return rest.toString();
  }

  private static void take(Scan scan, String said) {
    String key = Folding.key(said);
    int at = scan.key().indexOf(key);
    if (at >= 0) {
      scan.take(at, at + key.length());
    }
  }
}
