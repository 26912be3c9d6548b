package com.mangaassist.backend.aws.bedrock.offline;

import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.regex.Pattern;

/**
 * Helps with reviews: advice, an example without spoilers, cleaner words for the customer's own.
 */
final class ReviewWriter {
  private static final Pattern QUOTED = Pattern.compile("[\"“「『]([^\"”」』]{3,400})[\"”」』]");
  private static final Pattern ROUGH =
      Pattern.compile(
          "(?i)\\b(?:f\\W{0,4}(?:ck)?ing|fucking|fuckin|bloody|goddamn|damn|freaking|f\\*+\\w*)\\b|f\\*+\\w*");

  private static final Pattern CLAUSE_END = Pattern.compile("[.!?。!?、,](?:\\s|$|(?<=[。、]))| and ");
  private static final int SHORTEST_THOUGHT = 8;

  /** What is longer and quoted is the customer's text, no title. */
  private static final int SHORTEST_DRAFT = 24;

  private final Phrases phrases;

  ReviewWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(PromptReading reading) {
    if (reading.rated("fake_review")) {
      return phrases.say("review.fake");
    }
    var quoted = QUOTED.matcher(reading.message());
    if (reading.about("rephrase") && quoted.find()) {
      return phrases.say("review.rephrased", cleaner(quoted.group(1)));
    }
    quoted.reset();
    if (reading.about("shorter") && quoted.find()) {
      return phrases.say("review.rephrased", firstThought(cleaner(quoted.group(1))));
    }
    quoted.reset();
    if (quoted.find() && quoted.group(1).length() >= SHORTEST_DRAFT) {
      return phrases.say(
          "review.rephrased",
          reading.wasAbout("shorter")
              ? firstThought(cleaner(quoted.group(1)))
              : cleaner(quoted.group(1)));
    }
    String draft = draftBefore(reading);
    if (!draft.isEmpty()) {
      return phrases.say(
          "review.rephrased",
          reading.about("shorter") ? firstThought(cleaner(draft)) : cleaner(draft));
    }
    if (reading.about("shorter") && reading.about("draft")) {
      return phrases.say("review.paste");
    }
    if (reading.about("rejected")) {
      return phrases.say("review.rejected");
    }
    if (reading.about("posting")) {
      return phrases.say("review.posting");
    }
    boolean casual = reading.about("casual");
    boolean wantsText =
        reading.about("example")
            || casual
            || reading.about("shorter")
            || reading.about("polite")
            || reading.about("warm");
    if (wantsText && !reading.products().isEmpty()) {
      return example(reading.products().getFirst(), casual, reading.about("shorter"));
    }
    String title =
        reading.products().isEmpty()
            ? ""
            : phrases.say("review.of", phrases.title(reading.products().getFirst()));
    return phrases.say(wantsText ? "review.which" : "review.advice", title);
  }

  /** "A little softer" after the customer's own text is said of that text. */
  private static String draftBefore(PromptReading reading) {
    boolean style =
        reading.about("rephrase") || reading.about("polite") || reading.about("shorter");
    if (!style || reading.earlier().isEmpty()) {
      return "";
    }
    var quoted = QUOTED.matcher(reading.earlier().getFirst());
    return quoted.find() && quoted.group(1).length() >= SHORTEST_DRAFT ? quoted.group(1) : "";
  }

  private String example(ProductFacts product, boolean casual, boolean shorter) {
    String style = casual ? "review.casual" : shorter ? "review.short" : "review.example";
    String tags = phrases.tags(product);
    return phrases.say(
        style,
        phrases.title(product).replace("**", ""),
        phrases.genres(product),
        tags.isEmpty() ? phrases.genres(product) : tags);
  }

  /** The first clause of a text: what its writer thought of first. */
  private static String firstThought(String words) {
    var end = CLAUSE_END.matcher(words);
    return end.find(Math.min(SHORTEST_THOUGHT, words.length()))
        ? words.substring(0, end.start()) + (words.codePointAt(0) > 0x2e80 ? "。" : ".")
        : words;
  }

  private static String cleaner(String words) {
    String clean = SofterWords.of(ROUGH.matcher(words).replaceAll("absolutely").strip());
    if (clean.isEmpty()) {
      return words;
    }
    boolean lower = PlainText.of(clean).equals(clean);
    return lower ? Character.toUpperCase(clean.charAt(0)) + clean.substring(1) : clean;
  }
}
