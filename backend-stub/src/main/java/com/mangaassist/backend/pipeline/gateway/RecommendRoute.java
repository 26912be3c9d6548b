package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.chat.ProductCards;
import com.mangaassist.backend.pipeline.recommend.Recommendation;
import com.mangaassist.backend.pipeline.recommend.Recommender;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;

/** {@code POST /v1/recommend}: products like those that a customer likes. */
final class RecommendRoute implements Handler {

  private static final int MAX_LIKES = 20;
  private static final int MAX_LIKE = 200;
  private static final int MAX_MESSAGE = 1_000;

  /** {@code MAX_RECOMMENDATIONS} of the document. */
  private static final int MAX_RECOMMENDATIONS = 10;

  private final Recommender recommender;
  private final RecommendationNotes notes;

  RecommendRoute(Recommender recommender, RecommendationNotes notes) {
    this.recommender = recommender;
    this.notes = notes;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    String customerId;
    List<String> likes;
    String message;
    int max;
    try {
      Fields fields = Fields.of(request.body());
      customerId = fields.id("customerId");
      likes = fields.texts("likes", MAX_LIKES, MAX_LIKE);
      String given = fields.optional("message", MAX_MESSAGE);
      message = given == null ? "" : given;
      max = fields.number("max", 1, MAX_RECOMMENDATIONS, MAX_RECOMMENDATIONS);
      if (likes.isEmpty() && message.isEmpty()) {
        fields.wrong("likes", "needs a title or a product id where there is no message");
      }
      fields.check();
    } catch (BadInputException e) {
      Replies.badInput(reply, e);
      return;
    }
    Recommendation found = recommender.recommend(likes, message, max);
    String correlationId = notes.keep(customerId, found);
    ObjectNode body =
        Json.object()
            .put("customerId", customerId)
            .put("correlationId", correlationId)
            .put("strategy", found.strategy());
    var liked = body.putArray("likes");
    found.liked().stream().map(Product::productId).forEach(liked::add);
    var unknown = body.putArray("unknownLikes");
    found.unknown().forEach(unknown::add);
    body.set("products", Json.tree(ProductCards.of(found.hits())));
    Replies.json(reply, 200, Json.write(body));
  }
}
