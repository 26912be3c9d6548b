package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.pipeline.chat.ProductCards;
import com.mangaassist.backend.pipeline.recommend.Recommender;
import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One product, and those like it, as the orchestrator knows them. */
record ProductRoutes(ProductIndex index, Recommender recommender) {

  private static final int SIMILAR = 10;

  void show(HttpRequest request, HttpReply reply) throws IOException {
    var product = index.catalog().find(request.pathParameter("productId"));
    Optional<Hit> hit = product.map(found -> new Hit(found, 1));
    if (hit.isEmpty()) {
      Replies.message(reply, 404, "Not Found");
      return;
    }
    Replies.json(reply, 200, Json.write(ProductCards.of(List.of(hit.get())).getFirst()));
  }

  void similar(HttpRequest request, HttpReply reply) throws IOException {
    String id = request.pathParameter("productId");
    if (index.catalog().find(id).isEmpty()) {
      Replies.message(reply, 404, "Not Found");
      return;
    }
    ObjectNode body = Json.object();
    body.set(
        "products",
        Json.tree(ProductCards.of(recommender.recommend(List.of(id), "", SIMILAR).hits())));
    Replies.json(reply, 200, Json.write(body));
  }
}
