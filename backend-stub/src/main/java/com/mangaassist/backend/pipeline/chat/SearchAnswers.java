package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.models.ModelStream;
import com.mangaassist.backend.pipeline.moderation.AnswerGuard;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.services.models.ModelCatalog;
import java.util.List;

/** Puts what a search found into words; no session, nothing is kept. */
public final class SearchAnswers {

  private final ChatHops hops;

  /** Uses the hops of a conversation. */
  public SearchAnswers(ChatHops hops) {
    this.hops = hops;
  }

  /**
   * The document's fast model on these hits.
   *
   * @param stop ends it from outside
   * @throws ModelFailureException if the model failed, or it was stopped
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
            verdict);
    var prompt = hops.prompts().build(about, query, List.of(), "free");
    var guard = new AnswerGuard(hops.moderation());
    var text = new StringBuilder();
    try (ModelStream stream = hops.models().open(ModelCatalog.HAIKU, prompt)) {
      stop.onStop(stream::close);
      for (String piece = stream.next();
          piece != null && !guard.withheld();
          piece = stream.next()) {
        text.append(guard.push(piece));
      }
    }
    if (stop.stopped()) {
      throw new ModelFailureException(AnswerOutcome.Failed.TIMEOUT, true, null);
    }
    text.append(guard.finish());
    return guard.withheld() ? SafeAnswers.in(about.language()) : text.toString();
  }
}
