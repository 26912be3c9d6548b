package com.mangaassist.backend.platform.http;

/** Answers one request. Runs on a named virtual thread of its own and may block. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers {@code request} through {@code reply}: either one {@link HttpReply#send} or one {@link
   * HttpReply#stream}.
   *
   * @throws java.io.IOException when the client is gone; the server then only tidies up
   * @throws Exception anything else becomes a 500 without details, or a cut stream when the answer
   *     had already begun
   */
  void handle(HttpRequest request, HttpReply reply) throws Exception;
}
