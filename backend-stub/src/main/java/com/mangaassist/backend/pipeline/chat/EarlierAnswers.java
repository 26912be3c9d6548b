package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Dialogue;
import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.prompt.Grounding;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that were given before, for when no model can give one. Wider than {@link AnswerCache}:
 * any model's answer will do, by any version of the prompt and from any day, as long as the
 * question, the kind of customer and the facts of the shop that it rests on are the same. Safe for
 * many threads.
 */
public final class EarlierAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierAnswers.class);

  /** What these ask for is found among the products. */
  private static final Set<Intent> ABOUT_PRODUCTS =
      Set.of(Intent.RECOMMEND, Intent.AVAILABILITY, Intent.PRICE);

  /** What these ask for may be in the shop's policy. */
  private static final Set<Intent> PERHAPS_ABOUT_RULES = Set.of(Intent.SMALLTALK, Intent.UNKNOWN);

  private final SessionStore sessions;
  private final Dialogue dialogue;
  private final Moderation moderation;

  /** Those that the store has. */
  public EarlierAnswers(SessionStore sessions, Dialogue dialogue, Moderation moderation) {
    this.sessions = sessions;
    this.dialogue = dialogue;
    this.moderation = moderation;
  }

  /**
   * By what the answer to a message is found again when others ask the same; empty for one that is
   * its customer's alone, or that rests on what was said before.
   */
  static Optional<String> question(ChatRequest request, Prepared prepared) {
    return prepared.opening() && ofTheShopAlone(prepared.understanding(), prepared.grounding())
        ? Optional.of(
            key(
                Segments.of(request),
                request.message(),
                prepared.understanding(),
                prepared.grounding()))
        : Optional.empty();
  }

  /** The latest answer that is still right for this message. */
  Optional<SessionStore.Earlier> find(ChatRequest request, Prepared prepared) {
    Understanding now = prepared.understanding();
    if (!ofTheShopAlone(now, prepared.grounding())) {
      return Optional.empty();
    }
    Understanding alone =
        prepared.opening()
            ? now
            : dialogue.understand(
                request.message(), List.of(), request.language(), prepared.verdict());
    if (!sameMeaning(alone, now)) {
      return Optional.empty();
    }
    return latest(key(Segments.of(request), request.message(), alone, prepared.grounding()));
  }

  /**
   * The latest answer in a conversation that is right for a search of the same words.
   *
   * @param alone the words as a first message would be understood
   * @param found what the search found: an answer that rests on other products is none of its
   */
  Optional<SessionStore.Earlier> find(
      String query, Understanding alone, Grounding grounding, List<Hit> found) {
    return ofTheShopAlone(alone, grounding) && ids(found).containsAll(ids(alone.products()))
        ? latest(key(Segments.FREE, query, alone, grounding))
        : Optional.empty();
  }

  private Optional<SessionStore.Earlier> latest(String key) {
    try {
      return sessions.earlier(key).filter(this::stillFit);
    } catch (StoreException e) {
      LOG.warn("Earlier answers cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The rules may have become stricter since it was given. */
  private boolean stillFit(SessionStore.Earlier earlier) {
    return moderation.rateAnswer(earlier.text()).severity() == Severity.NONE;
  }

  private static boolean ofTheShopAlone(Understanding understanding, Grounding grounding) {
    Intent intent = understanding.intent();
    return understanding.moderation().severity() == Severity.NONE
        && !grounding.personal()
        && (ABOUT_PRODUCTS.contains(intent)
            || (PERHAPS_ABOUT_RULES.contains(intent) && !grounding.policy().isEmpty()));
  }

  /** Whether the words mean the same with what was said before as without. */
  private static boolean sameMeaning(Understanding alone, Understanding now) {
    return alone.intent() == now.intent()
        && alone.language() == now.language()
        && ids(alone.products()).equals(ids(now.products()));
  }

  private static List<String> ids(List<Hit> products) {
    return products.stream().map(hit -> hit.product().productId()).toList();
  }

  private static String key(
      String segment, String message, Understanding understanding, Grounding grounding) {
    List<String> parts = new ArrayList<>();
    parts.add(segment);
    parts.add(understanding.language().name());
    parts.add(understanding.intent().wireName());
    parts.add(PlainText.of(message));
    understanding.products().forEach(hit -> parts.add(facts(hit)));
    parts.add("");
    understanding.context().forEach(hit -> parts.add(facts(hit)));
    parts.add("");
    grounding
        .policy()
        .forEach(rule -> parts.add(rule.id() + '\n' + rule.japanese() + '\n' + rule.english()));
    return Fingerprint.of(parts);
  }

  /** What an answer may say of a product and what may change. */
  private static String facts(Hit hit) {
    Product product = hit.product();
    return String.join(
        " ",
        product.productId(),
        Integer.toString(product.priceJpy()),
        Integer.toString(product.stock()),
        Integer.toString(product.volumes()),
        product.status().name());
  }
}
