package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.StoredTurn;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out what a message wants; safe for many threads. Needs no model. */
public final class Dialogue {
  private static final int CANDIDATES = 12;

  /** Turns that a word such as "it" may reach back. */
  private static final int REMEMBERED = 10;

  /** What is looked for when somebody is sad and names no wish. */
  private static final String CHEERFUL = "\n癒し ほのぼの";

  private static final UnderstoodQuery NOTHING =
      new UnderstoodQuery(
          List.of(),
          null,
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Constraints.NONE,
          List.of(),
          true,
          true);

  private final ProductIndex index;
  private final Lexicon references = Lexicon.load(Dialogue.class, "references.tsv");
  private final Gist gist = new Gist(references);
  private final DistressReader distress = new DistressReader();
  private final LanguageChoice languages = new LanguageChoice();
  private final IntentClassifier classifier = new IntentClassifier();
  private final MemoryReader memories;
  private final Suggestions suggestions;

  public Dialogue(ProductIndex index) {
    this.index = index;
    this.memories = new MemoryReader(index);
    this.suggestions = new Suggestions(index);
  }

  /** Understands one message after these turns. */
  public Understanding understand(
      String message,
      List<StoredTurn> history,
      @Nullable String language,
      ModerationVerdict moderation) {
    return understand(message, () -> history, language, moderation);
  }

  /**
   * Understands one message.
   *
   * @param past turns before it whose answer has ended, the oldest first; asked for late, so that
   *     they may be on their way while the message itself is read
   * @param language ja or en when the caller wishes one, else null
   * @param moderation how the message was rated
   */
  public Understanding understand(
      String message,
      Supplier<List<StoredTurn>> past,
      @Nullable String language,
      ModerationVerdict moderation) {
    Distress weighs = distress.of(PlainText.of(message), moderation);
    String asked = gist.of(weighs.wantsComfort() ? distress.without(message) : message);
    String plain = PlainText.of(asked);
    UnderstoodQuery wanted =
        plain.codePoints().anyMatch(Dialogue::saysSomething)
            ? index.understand(new SearchQuery(asked, CANDIDATES))
            : NOTHING;
    List<StoredTurn> history = past.get();
    Memory memory =
        memories.read(history.subList(Math.max(0, history.size() - REMEMBERED), history.size()));
    Set<String> said = references.labels(plain);
    Intent intent =
        classifier.classify(
            new IntentClassifier.Evidence(plain, said, wanted, moderation, weighs, memory));
    Selection selection =
        weighs.wantsComfort() && (intent == Intent.UNKNOWN || intent == Intent.RECOMMEND)
            ? comforting(asked, wanted, said, memory)
            : select(intent, asked, wanted, said, memory);
    return new Understanding(
        intent,
        languages.choose(message, history, language),
        selection.products(),
        selection.context(),
        selection.query(),
        selection.guessed(),
        moderation,
        weighs);
  }

  private static boolean saysSomething(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL;
  }

  /** What was wished for, or what is good for somebody who is sad and named no wish. */
  private Selection comforting(
      String asked, UnderstoodQuery wanted, Set<String> said, Memory memory) {
    if (!asksForNothing(wanted)) {
      return suggestions.suggest(asked, wanted, said, memory);
    }
    String cheerful = asked + CHEERFUL;
    return suggestions.suggest(
        cheerful, index.understand(new SearchQuery(cheerful, CANDIDATES)), said, memory);
  }

  private static boolean asksForNothing(UnderstoodQuery wanted) {
    return wanted.topics().isEmpty()
        && wanted.authors().isEmpty()
        && wanted.namedTitles().isEmpty()
        && wanted.likeProduct() == null;
  }

  private Selection select(
      Intent intent, String asked, UnderstoodQuery wanted, Set<String> said, Memory memory) {
    return switch (intent) {
      case RECOMMEND -> suggestions.suggest(asked, wanted, said, memory);
      case AVAILABILITY, PRICE, REVIEW_HELP -> Subjects.of(wanted, () -> near(asked), said, memory);
      case ORDER_STATUS, REFUND ->
          Selection.of(Subjects.named(wanted), memory.lastProducts(), wanted);
      case PAYMENT_PROBLEM, GREETING, SMALLTALK, ABUSE, PROMPT_INJECTION, UNKNOWN ->
          Selection.none(wanted);
    };
  }

  private List<Hit> near(String asked) {
    return index.search(new SearchQuery(asked, CANDIDATES)).hits();
  }
}
