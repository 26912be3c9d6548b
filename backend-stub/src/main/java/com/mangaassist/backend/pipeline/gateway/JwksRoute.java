package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.IOException;

/** {@code GET /.well-known/jwks.json}: the public keys of the gateway's own issuer (RFC 7517). */
record JwksRoute(String keys) implements Handler {

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    Replies.json(reply, 200, keys);
  }
}
