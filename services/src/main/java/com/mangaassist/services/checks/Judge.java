package com.mangaassist.services.checks;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ProductCard;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Holds an answer against what is expected of it. */
public final class Judge {

  private static final int SHOWN = 160;

  private Judge() {}

  private record Finding(boolean holds, String actual) {}

  /** Judges one expectation; {@code answer} comes with its text. */
  public static Outcome judge(Expectation expectation, ChatAnswer answer) {
    Finding finding;
    try {
      finding = find(expectation, answer, String.valueOf(answer.answer()));
    } catch (NumberFormatException | PatternSyntaxException | BudgetedText.Exhausted e) {
      // It says nothing either way, so that it is not passed by being negated.
      return new Outcome(expectation, false, String.valueOf(e.getMessage()));
    }
    return new Outcome(expectation, finding.holds() != expectation.negated(), finding.actual());
  }

  private static Finding find(Expectation expected, ChatAnswer answer, String text) {
    String value = expected.value().strip();
    return switch (expected.check()) {
      case CONTAINS -> new Finding(folded(text).contains(folded(value)), excerpt(text));
      case MATCHES ->
          new Finding(
              Pattern.compile(expected.value()).matcher(new BudgetedText(text)).find(),
              excerpt(text));
      case INTENT ->
          new Finding(answer.intent().wireName().equals(value), answer.intent().wireName());
      case PRODUCT -> product(answer, text, value);
      case FIRST_TOKEN_UNDER -> under(answer.firstTokenMs(), expected, " ms");
      case TOTAL_UNDER -> under(answer.latencyMs(), expected, " ms");
      case COST_UNDER ->
          new Finding(
              new BigDecimal(answer.costUsd()).compareTo(expected.number()) < 0,
              "$" + answer.costUsd());
      case SEVERITY -> {
        String severity = answer.moderation().severity().wireName();
        yield new Finding(severity.equals(value), severity);
      }
      case MODEL -> new Finding(answer.modelId().contains(value), answer.modelId());
    };
  }

  private static Finding under(long millis, Expectation expected, String unit) {
    return new Finding(BigDecimal.valueOf(millis).compareTo(expected.number()) < 0, millis + unit);
  }

  private static Finding product(ChatAnswer answer, String text, String value) {
    boolean found =
        answer.products().stream().anyMatch(card -> isNamed(card, value))
            || folded(text).contains(folded(value));
    String cards =
        answer.products().stream()
            .map(card -> card.titleJa() + " (" + card.productId() + ")")
            .collect(Collectors.joining(", "));
    return new Finding(found, cards.isEmpty() ? "–" : cards);
  }

  private static boolean isNamed(ProductCard card, String value) {
    String title = folded(value);
    return card.productId().equals(value)
        || folded(card.titleJa()).equals(title)
        || (card.titleEn() != null && folded(card.titleEn()).equals(title));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String excerpt(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
