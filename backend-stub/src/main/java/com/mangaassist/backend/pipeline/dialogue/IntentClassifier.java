package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Range;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Classifies a message: weighted words, then what retrieval and moderation found in it, then the
 * turn before for what is left open.
 */
final class IntentClassifier {
  /** Less than this says nothing. */
  private static final double ENOUGH = 1;

  private static final Pattern SIGNS_AROUND =
      Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final int SHORTEST_NAME = 3;
  private static final int SHORT_QUESTION = 24;
  private static final String SOME_NAME = "xx";

  /** A text in quotation marks, longer than titles: what it says is not said to the shop. */
  private static final Pattern DRAFT = Pattern.compile("[\"“「『][^\"“”「」『』]{24,400}[\"”」』]");

  /** A score of words that leave little doubt. */
  private static final double SURE = 3;

  /** More is said only of a product for certain, as its ISBN. */
  private static final double MOST_OF_KINDS = 10;

  private static final Pattern SENTENCE_BEFORE =
      Pattern.compile("(?:[。.!?、…)笑]|ww) ?(?=[^。.!?、…)笑 ]{3})");
  private static final Set<Intent> BUSINESS =
      EnumSet.of(
          Intent.RECOMMEND,
          Intent.AVAILABILITY,
          Intent.PRICE,
          Intent.ORDER_STATUS,
          Intent.REFUND,
          Intent.PAYMENT_PROBLEM,
          Intent.REVIEW_HELP);

  /** What is asked of an order or a review, not of works. */
  private static final Set<Intent> SERVICE =
      EnumSet.of(Intent.ORDER_STATUS, Intent.REFUND, Intent.PAYMENT_PROBLEM, Intent.REVIEW_HELP);

  private final Lexicon words = Lexicon.load(IntentClassifier.class, "intents.tsv");

  /** Everything that a decision rests on. */
  record Evidence(
      String plain,
      Set<String> references,
      UnderstoodQuery understood,
      ModerationVerdict moderation,
      Distress distress,
      Memory memory) {}

  Intent classify(Evidence evidence) {
    Intent settled = settledByModeration(evidence.moderation().categories());
    if (settled != null) {
      return settled;
    }
    if (evidence.distress().needsHelp()) {
      return Intent.UNKNOWN;
    }
    Map<Intent, Double> scores = new EnumMap<>(Intent.class);
    words
        .weigh(withoutTitles(evidence))
        .forEach(
            (name, weight) -> scores.put(Intent.valueOf(name.toUpperCase(Locale.ROOT)), weight));
    addWhatWasUnderstood(scores, evidence);
    addThanks(scores, evidence.references());
    addWhatWentBefore(scores, evidence);
    leaveOutChat(scores, evidence);
    Intent best = Intent.UNKNOWN;
    double highest = ENOUGH;
    for (var score : scores.entrySet()) {
      if (score.getValue() > highest) {
        highest = score.getValue();
        best = score.getKey();
      }
    }
    return best == Intent.UNKNOWN && highest == ENOUGH && tellsOfTheDay(evidence)
        ? Intent.SMALLTALK
        : best;
  }

  /** "Just kidding. Do you have Bleach?" is no chat: a sentence beside it wants something. */
  private static void leaveOutChat(Map<Intent, Double> scores, Evidence evidence) {
    boolean more = SENTENCE_BEFORE.matcher(evidence.plain()).find();
    boolean wants = BUSINESS.stream().anyMatch(intent -> scores.getOrDefault(intent, 0.0) >= SURE);
    if (more && wants && evidence.references().contains("ask")) {
      scores.remove(Intent.SMALLTALK);
      scores.remove(Intent.GREETING);
    }
  }

  /** Nothing is asked for and nothing of the shop is spoken of: somebody tells how things are. */
  private static boolean tellsOfTheDay(Evidence evidence) {
    return evidence.references().contains("tells")
        && !evidence.references().contains("ask")
        && evidence.distress() == Distress.NONE
        && evidence.moderation().severity() == Severity.NONE;
  }

  /** A title is a name: its words say nothing of what is wanted. */
  private static String withoutTitles(Evidence evidence) {
    String plain = DRAFT.matcher(evidence.plain()).replaceAll(" ");
    for (TitleMatch title : evidence.understood().namedTitles()) {
      Product product = title.product();
      String english = product.titleEn();
      for (String name :
          List.of(product.titleJa(), product.titleRomaji(), english == null ? "" : english)) {
        String words = SIGNS_AROUND.matcher(PlainText.of(name)).replaceAll("");
        if (words.length() >= SHORTEST_NAME) {
          plain = plain.replace(words, SOME_NAME);
        }
      }
    }
    return plain;
  }

  private static @Nullable Intent settledByModeration(List<String> categories) {
    if (categories.contains("self_harm")) {
      return Intent.UNKNOWN;
    }
    if (anyOf(categories, "threat", "harassment", "hate", "sexual_harassment")) {
      return Intent.ABUSE;
    }
    if (anyOf(categories, "prompt_injection", "personal_data_request")) {
      return Intent.PROMPT_INJECTION;
    }
    if (categories.contains("insult")) {
      return Intent.ABUSE;
    }
    if (categories.contains("fake_review")) {
      return Intent.REVIEW_HELP;
    }
    return categories.contains("piracy") ? Intent.UNKNOWN : null;
  }

  private static boolean anyOf(List<String> categories, String... wanted) {
    return List.of(wanted).stream().anyMatch(categories::contains);
  }

  private static void addWhatWasUnderstood(Map<Intent, Double> scores, Evidence evidence) {
    UnderstoodQuery understood = evidence.understood();
    boolean titles = !understood.namedTitles().isEmpty();
    boolean unknownTitle = understood.unknownTitle() != null;
    boolean wish =
        !understood.topics().isEmpty()
            || !understood.excludedTopics().isEmpty()
            || !understood.authors().isEmpty()
            || !understood.constraints().isNone();
    boolean asksForSuggestions = scores.getOrDefault(Intent.RECOMMEND, 0.0) >= 2.5;
    if (evidence.references().contains("have") && !asksForSuggestions && (titles || unknownTitle)) {
      add(scores, Intent.AVAILABILITY, 3);
    } else if (!titles && !unknownTitle && wish && !onlyTells(scores, evidence)) {
      add(scores, Intent.RECOMMEND, evidence.references().contains("have") ? 2 : 1.2);
      if (asksForSuggestions && !understood.topics().isEmpty()) {
        // "still running" is a condition on what is sought, not a question about a product
        add(scores, Intent.RECOMMEND, scores.getOrDefault(Intent.AVAILABILITY, 0.0) / 2);
      }
      boolean spokenOfNothing = evidence.memory().lastProducts().isEmpty();
      boolean ofAnOrder =
          SERVICE.stream().anyMatch(intent -> scores.getOrDefault(intent, 0.0) >= SURE);
      if (spokenOfNothing && describesWorks(understood) && !ofAnOrder) {
        // "finished sports manga that 5000 yen buy" asks for no product's price or state
        double ofProducts =
            Math.max(
                scores.getOrDefault(Intent.PRICE, 0.0),
                scores.getOrDefault(Intent.AVAILABILITY, 0.0));
        add(scores, Intent.RECOMMEND, ofProducts > MOST_OF_KINDS ? 0 : ofProducts);
      } else if (!understood.authors().isEmpty()) {
        // "what do you have by her?" asks for no product's stock
        add(scores, Intent.RECOMMEND, scores.getOrDefault(Intent.AVAILABILITY, 0.0));
      }
    }
    if ((titles || unknownTitle)
        && evidence.references().contains("seeks")
        && understood.topics().isEmpty()
        && understood.likeProduct() == null) {
      add(scores, Intent.AVAILABILITY, 4); // "looking for Bleach" wants that work
    }
    boolean picks = Choice.among(evidence.memory().lastChoice(), evidence.references()).isPresent();
    if (picks && scores.containsKey(Intent.AVAILABILITY) && understood.topics().isEmpty()) {
      // "is the first one in stock?" is a question about it, no condition
      add(scores, Intent.AVAILABILITY, 2.5);
    }
    boolean spokenOf = titles || picks || pointsBack(evidence, asksForSuggestions);
    boolean asksWhatIsInIt =
        evidence.references().contains("content")
            && !(understood.topics().isEmpty() && understood.excludedTopics().isEmpty());
    if (spokenOf && (evidence.references().contains("age") || asksWhatIsInIt)) {
      add(scores, Intent.AVAILABILITY, 7);
    }
    if (evidence.references().contains("buy") && titles) {
      add(scores, Intent.AVAILABILITY, 7);
    }
    if (understood.namedTitles().size() > 1 && evidence.references().contains("compare")) {
      add(scores, Intent.AVAILABILITY, 4);
    }
    if (understood.likeProduct() != null && (asksForSuggestions || !titles)) {
      add(scores, Intent.RECOMMEND, 1.5);
    }
    if (evidence.moderation().categories().contains("payment_card")) {
      add(scores, Intent.PAYMENT_PROBLEM, 2);
    }
    if (evidence.moderation().categories().contains("address")) {
      add(scores, Intent.ORDER_STATUS, 3);
    }
    if ((titles || unknownTitle) && scores.isEmpty()) {
      add(scores, Intent.AVAILABILITY, 1.5);
    }
  }

  /** What it is about, whom it is for, or how long and whether it has ended: no work is named. */
  private static boolean describesWorks(UnderstoodQuery understood) {
    Constraints conditions = understood.constraints();
    boolean lengthAndEnd =
        !conditions.volumes().equals(Range.ANY) && !conditions.statuses().isEmpty();
    return lengthAndEnd || !understood.topics().isEmpty() || !conditions.demographics().isEmpty();
  }

  /** "I'm worn out from work": its topic is no wish, as long as nothing was looked for. */
  private static boolean onlyTells(Map<Intent, Double> scores, Evidence evidence) {
    Intent before = evidence.memory().lastIntent();
    return (before == null || !BUSINESS.contains(before))
        && !scores.containsKey(Intent.RECOMMEND)
        && tellsOfTheDay(evidence);
  }

  /** A pronoun, or a short question that names nothing, is about what was spoken of. */
  private static boolean pointsBack(Evidence evidence, boolean asksForSuggestions) {
    boolean shortQuestion = evidence.plain().length() < SHORT_QUESTION && !asksForSuggestions;
    return !evidence.memory().lastProducts().isEmpty()
        && (shortQuestion || evidence.references().contains("pronoun"));
  }

  private static void addThanks(Map<Intent, Double> scores, Set<String> references) {
    if (references.contains("thanks") && !references.contains("ask")) {
      add(scores, Intent.GREETING, 2);
    }
  }

  /** A short message goes on with what was spoken of, unless its own words say otherwise. */
  private static void addWhatWentBefore(Map<Intent, Double> scores, Evidence evidence) {
    Intent before = evidence.memory().lastIntent();
    if (before == null) {
      return;
    }
    switch (before) {
      case ORDER_STATUS, REFUND, PAYMENT_PROBLEM, REVIEW_HELP -> {
        add(scores, before, speaksOfWorks(evidence) ? 1.75 : 3.1);
        if (before == Intent.PAYMENT_PROBLEM && evidence.references().contains("repaid")) {
          // the money that was charged too often, not the price of goods sent back
          add(scores, before, scores.getOrDefault(Intent.REFUND, 0.0));
        }
      }
      case RECOMMEND -> {
        add(scores, before, evidence.references().contains("owned") ? 4.5 : 1.25);
        if (scores.containsKey(Intent.REVIEW_HELP) && evidence.references().contains("refine")) {
          add(scores, before, 2); // "a little longer" is said of the suggestions
        }
        if (evidence.references().contains("narrow")
            && evidence.understood().namedTitles().isEmpty()
            && Choice.among(evidence.memory().lastChoice(), evidence.references()).isEmpty()) {
          add(scores, before, 4);
        }
      }
      case PRICE, AVAILABILITY -> {
        if (evidence.references().contains("compare")
            && !evidence.references().contains("similar")) {
          add(scores, Intent.AVAILABILITY, 4);
        }
        boolean titleAlone =
            !evidence.understood().namedTitles().isEmpty() && evidence.plain().length() < 24;
        add(scores, before, titleAlone ? 2 : 1.1);
        if (countsVolumesAlone(evidence.understood())
            && scores.getOrDefault(Intent.RECOMMEND, 0.0) < 2) {
          add(scores, before, 1);
        }
      }
      default -> {
        // a greeting or a refusal is over once it is said
      }
    }
  }

  private static boolean speaksOfWorks(Evidence evidence) {
    UnderstoodQuery understood = evidence.understood();
    return !understood.namedTitles().isEmpty()
        || understood.unknownTitle() != null
        || understood.likeProduct() != null
        || !understood.topics().isEmpty()
        || !understood.authors().isEmpty()
        || evidence.references().contains("work");
  }

  /** "And up to volume three?" is said of the product that was spoken of. */
  private static boolean countsVolumesAlone(UnderstoodQuery understood) {
    Constraints conditions = understood.constraints();
    return understood.topics().isEmpty()
        && understood.authors().isEmpty()
        && !conditions.volumes().equals(Range.ANY)
        && conditions.priceJpy().equals(Range.ANY)
        && conditions.totalPriceJpy().equals(Range.ANY)
        && conditions.statuses().isEmpty()
        && conditions.demographics().isEmpty();
  }

  private static void add(Map<Intent, Double> scores, Intent intent, double weight) {
    scores.merge(intent, weight, Double::sum);
  }
}
