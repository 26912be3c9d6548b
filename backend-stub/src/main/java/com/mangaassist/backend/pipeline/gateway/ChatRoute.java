package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/** {@code POST /v1/chat}: the whole answer at once. */
final class ChatRoute implements Handler {

  private final ChatService chat;
  private final ChatRequests requests;
  private final TimeLimit limit;

  ChatRoute(ChatService chat, ChatRequests requests, TimeLimit limit) {
    this.chat = chat;
    this.requests = requests;
    this.limit = limit;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply)
      throws IOException, InterruptedException {
    ChatRequest message;
    try {
      message = requests.read(Fields.of(request.body()));
    } catch (BadInputException e) {
      Replies.badInput(reply, e);
      return;
    }
    send(reply, answer(message, reply));
  }

  private AnswerOutcome answer(ChatRequest message, HttpReply reply) throws InterruptedException {
    return limit.run(
        stop ->
            chat.answer(
                message,
                stop,
                frame -> {
                  if (reply.clientGone()) {
                    stop.stop(StopSignal.Reason.CLIENT_GONE);
                  }
                }));
  }

  private static void send(HttpReply reply, AnswerOutcome outcome) throws IOException {
    switch (outcome) {
      case AnswerOutcome.Completed(var answer) -> Replies.json(reply, 200, Json.write(answer));
      case AnswerOutcome.Busy busy -> Replies.message(reply, 409, Problems.busy().message());
      case AnswerOutcome.NotTheirs other -> Replies.message(reply, 403, "Forbidden");
      case AnswerOutcome.Stopped(StopSignal.Reason reason) ->
          Replies.message(reply, 503, "Service Unavailable");
      case AnswerOutcome.Failed failed -> FailureReplies.send(reply, failed);
    }
  }
}
