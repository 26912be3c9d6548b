package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.AnswerLanguage;
import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.moderation.AnswerGuard;
import com.mangaassist.backend.pipeline.resilience.FallbackChain;
import com.mangaassist.backend.pipeline.resilience.ModelRound;
import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import java.util.List;

/** Puts what a search found into words; no session, nothing is kept. */
public final class SearchAnswers {

  private final ChatHops hops;

  /** Uses the hops of a conversation. */
  public SearchAnswers(ChatHops hops) {
    this.hops = hops;
  }

  /**
   * The document's large model on these hits, or the next one, or what a conversation was answered
   * before to the same words, or a sentence that says that none answered.
   *
   * @param stop ends it from outside
   * @throws ModelFailureException if it was stopped
   */
  public String answer(String query, List<Hit> hits, StopSignal stop)
      throws ModelFailureException, InterruptedException {
    var verdict = hops.moderation().rateMessage(query);
    var understood = hops.dialogue().understand(query, List.of(), null, verdict);
    var about =
        new Understanding(
            understood.intent(),
            understood.language(),
            hits,
            understood.context(),
            understood.query(),
            understood.guessed(),
            verdict,
            understood.distress());
    var prompt = hops.prompts().build(about, query, List.of(), Segments.FREE);
    var question = new Question(prompt, FallbackChain.OTHERS.first(), FallbackChain.OTHERS, null);
    String text = "";
    try (ModelRound round = hops.models().ask(question)) {
      stop.onStop(round::close);
      do {
        text = attempt(round, about.language());
      } while (text.isBlank() && round.anotherLeft());
    }
    if (stop.stopped()) {
      throw new ModelFailureException(AnswerOutcome.Failed.TIMEOUT, true, null);
    }
    if (!text.isBlank()) {
      return text;
    }
    return hops.earlier()
        .find(query, understood, hops.grounding().ofTheShop(understood, query), hits)
        .map(SessionStore.Earlier::text)
        .orElseGet(() -> SafeAnswers.nobodyCould(about.language(), !hits.isEmpty()));
  }

  /** What the next model of the round that begins says; empty when it does not say it all. */
  private String attempt(ModelRound round, AnswerLanguage language) throws InterruptedException {
    var guard = new AnswerGuard(hops.moderation());
    var text = new StringBuilder();
    try {
      for (String piece = round.begin(); piece != null && !guard.withheld(); piece = round.next()) {
        text.append(guard.push(piece));
      }
    } catch (ModelFailureException e) {
      return "";
    }
    text.append(guard.finish());
    return guard.withheld() ? SafeAnswers.in(language) : text.toString();
  }
}
