package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome.Failed;
import com.mangaassist.backend.platform.http.HttpReply;
import java.io.IOException;

/** What failed behind the gateway, as a status and a body. */
final class FailureReplies {

  private FailureReplies() {}

  static void send(HttpReply reply, Failed failed) throws IOException {
    switch (failed.code()) {
      case Failed.TIMEOUT -> Replies.message(reply, 504, "Endpoint request timed out");
      case "ThrottlingException" -> {
        reply.header("Retry-After", "1");
        Replies.message(reply, 429, "Too Many Requests");
      }
      case Failed.NO_SUCH_MESSAGE -> Replies.message(reply, 404, Problems.of(failed).message());
      case Failed.INTERNAL, Failed.STORAGE ->
          Replies.message(reply, 500, Problems.of(failed).message());
      default -> Replies.message(reply, 502, Problems.of(failed).message());
    }
  }
}
