package com.mangaassist.backend.pipeline.retrieval.understanding;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a title that the shop does not have: quoted, or asked for by name. */
final class UnknownTitle {
  private static final Pattern ASKED_EN =
      Pattern.compile(
          "(?i:\\b(?:do you (?:have|sell|carry|stock)|have you got|got|looking for|price of|copy of|is|how much is|how much does|when does|called|named|titled)) (?:the |a copy of |any )?((?:[A-Z][\\p{L}\\d'’&-]*)(?: (?:[A-Z\\d][\\p{L}\\d'’&-]*|of|the|and|to|in|no|wa))*)");

  /** "Called" says that a name follows, capitals or not. */
  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)\\b(?:book|manga|comic|series|one|title|something) (?:called|named|titled|by the name of) (?!(?:something|that|this|it|what|like)\\b)([\\p{L}\\d][^?.!,;\\n]{2,59})");

  /** Several clauses are somebody's own text, no title. */
  private static final Pattern DRAFT = Pattern.compile("(?=.{16,}).*[。、!?].+[。!?]|.{20,}。");

  /** "It has 「王」 in its title" names none. */
  private static final Pattern PART_OF_NAME =
      Pattern.compile(
          "^.?(?:(?:が|って|という(?:字|文字|言葉|単語|漢字)が?)(?:入|つい|付|含)"
              + "|(?:って|と|みたいに)(?:書|投稿|送|言|入力|出(?!版)|表示))");

  private UnknownTitle() {}

  private static String after(String text, String quote) {
    return text.substring(text.indexOf(quote) + quote.length());
  }

  static @Nullable String in(Sentence sentence, Set<String> people, TopicFinder.Topics topics) {
    for (String quote : sentence.quoted()) {
      boolean title = quote.length() <= 60 && !DRAFT.matcher(quote).matches();
      if (title && !PART_OF_NAME.matcher(after(sentence.text(), quote)).find()) {
        return quote;
      }
    }
    Matcher called = CALLED.matcher(sentence.text());
    if (called.find()) {
      return called.group(1).strip();
    }
    if (!people.isEmpty() || !topics.wanted().isEmpty()) {
      return null;
    }
    Matcher asked = ASKED_EN.matcher(sentence.text());
    if (asked.find() && !PlainWords.contains(asked.group(1).toLowerCase(Locale.ROOT))) {
      return asked.group(1);
    }
    return null;
  }
}
