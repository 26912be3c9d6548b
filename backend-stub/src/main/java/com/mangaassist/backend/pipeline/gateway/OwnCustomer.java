package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.auth.Caller;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;

/**
 * Refuses the orders of a caller for another customer with 403. Bodies that name no customer are
 * the handler's to refuse.
 */
record OwnCustomer(Handler handler) implements Handler {

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws Exception {
    if (speaksForAnother(request)) {
      Replies.message(reply, 403, "Forbidden");
    } else {
      handler.handle(request, reply);
    }
  }

  private static boolean speaksForAnother(HttpRequest request) {
    Caller caller = Caller.of(request).orElse(null);
    if (caller == null) {
      return true;
    }
    // Most callers may speak for all: their bodies are read once.
    if (caller.token().actsForAnyone()) {
      return false;
    }
    try {
      String customer = Json.parse(request.body()).path("customerId").textValue();
      return customer != null && !caller.mayActAs(customer);
    } catch (Json.MalformedJsonException e) {
      return false;
    }
  }
}
