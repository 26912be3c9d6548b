package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.ProductCards;
import com.mangaassist.backend.pipeline.chat.SearchAnswers;
import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/** {@code POST /v1/search}: products for a customer's words, with an answer if one is wished. */
final class SearchRoute implements Handler {

  private static final int MAX_QUERY = 1_000;
  private static final int MAX_TOP_K = 20;
  private static final int DEFAULT_TOP_K = 10;

  private final ProductIndex index;
  private final SearchAnswers answers;
  private final TimeLimit limit;

  SearchRoute(ProductIndex index, SearchAnswers answers, TimeLimit limit) {
    this.index = index;
    this.answers = answers;
    this.limit = limit;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply)
      throws IOException, InterruptedException {
    String query;
    int topK;
    boolean answer;
    try {
      Fields fields = Fields.of(request.body());
      query = fields.required("query", MAX_QUERY);
      topK = fields.number("topK", 1, MAX_TOP_K, DEFAULT_TOP_K);
      answer = Boolean.TRUE.equals(fields.bool("answer"));
      fields.check();
    } catch (BadInputException e) {
      Replies.badInput(reply, e);
      return;
    }
    var asked = new SearchQuery(query, topK);
    var hits = Hop.in("retrieval", () -> index.search(asked)).hits();
    ObjectNode body = Json.object();
    body.set("products", Json.tree(ProductCards.of(hits)));
    if (answer) {
      try {
        String text = limit.run(stop -> answers.answer(query, hits, stop));
        body.put("answer", text);
      } catch (ModelFailureException e) {
        FailureReplies.send(reply, new AnswerOutcome.Failed(e.code(), e.retryable()));
        return;
      }
    }
    Replies.json(reply, 200, Json.write(body));
  }
}
