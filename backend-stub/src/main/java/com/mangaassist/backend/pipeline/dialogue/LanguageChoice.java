package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.services.chat.StoredTurn;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the language of the answer. A wish that the customer put into words counts until the next
 * one; without any it is the caller's wish, else the language of the message itself.
 */
final class LanguageChoice {
  private static final Pattern QUOTED = Pattern.compile("[「『\"“][^「『」』\"“”]*[」』\"”]");
  private static final Pattern LATIN_LETTER = Pattern.compile("[a-z]");
  private static final Pattern LATIN_WORD = Pattern.compile("[a-z']{2,}");
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "is", "it", "do", "you", "have", "how", "much", "what", "which", "can", "my", "in",
          "me", "and", "for", "of", "to", "any", "are", "does", "with", "please", "thanks", "thank",
          "hi", "hello", "hey", "not", "but", "that", "this", "want", "where", "who", "when", "on",
          "about", "like", "get", "ok", "yes", "no", "one", "there", "was", "or", "your", "why");

  private final Lexicon wishes = Lexicon.load(LanguageChoice.class, "languages.tsv");

  AnswerLanguage choose(String message, List<StoredTurn> history, @Nullable String callersWish) {
    AnswerLanguage wish = wordedWish(message);
    for (int i = history.size() - 1; wish == null && i >= 0; i--) {
      wish = wordedWish(history.get(i).message());
    }
    if (wish == null && callersWish != null) {
      wish = callersWish.equals("en") ? AnswerLanguage.ENGLISH : AnswerLanguage.JAPANESE;
    }
    if (wish == null) {
      wish = languageOf(message);
    }
    for (int i = history.size() - 1; wish == null && i >= 0; i--) {
      wish = languageOf(history.get(i).message());
    }
    if (wish != null) {
      return wish;
    }
    boolean latin = LATIN_LETTER.matcher(PlainText.of(message)).find();
    return latin ? AnswerLanguage.ENGLISH : AnswerLanguage.JAPANESE;
  }

  private @Nullable AnswerLanguage wordedWish(String message) {
    Set<String> labels = wishes.labels(PlainText.of(message));
    if (labels.contains("en") == labels.contains("ja")) {
      return null;
    }
    return labels.contains("en") ? AnswerLanguage.ENGLISH : AnswerLanguage.JAPANESE;
  }

  /** Null when the words do not say, as those of a bare title. */
  private @Nullable AnswerLanguage languageOf(String message) {
    String plain = QUOTED.matcher(PlainText.of(message)).replaceAll(" ");
    long kana = plain.codePoints().filter(c -> c >= 0x3041 && c <= 0x3096).count();
    long japanese = plain.codePoints().filter(LanguageChoice::isJapanese).count();
    var words = LATIN_WORD.matcher(plain).results().map(found -> found.group()).toList();
    long english = words.stream().filter(ENGLISH::contains).count();
    if (english >= 2 && english * 3 >= kana) {
      return AnswerLanguage.ENGLISH;
    }
    if (japanese > 0 || wishes.labels(plain).contains("romaji")) {
      return AnswerLanguage.JAPANESE;
    }
    return english > 0 || words.size() >= 3 ? AnswerLanguage.ENGLISH : null;
  }

  private static boolean isJapanese(int c) {
    return (c >= 0x3041 && c <= 0x30fa) || (c >= 0x4e00 && c <= 0x9fff);
  }
}
