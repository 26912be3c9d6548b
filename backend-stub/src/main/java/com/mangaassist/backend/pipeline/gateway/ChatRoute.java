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
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@code POST /v1/chat}: the whole answer at once. */
final class ChatRoute implements Handler {

  private final ChatService chat;
  private final ChatRequests requests;
  private final ScheduledExecutorService timer;
  private final Duration limit;

  /**
   * A route.
   *
   * @param limit how long a caller is kept waiting; then the answer is given up
   */
  ChatRoute(
      ChatService chat, ChatRequests requests, ScheduledExecutorService timer, Duration limit) {
    this.chat = chat;
    this.requests = requests;
    this.timer = timer;
    this.limit = limit;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    ChatRequest message;
    try {
      message = requests.read(Fields.of(request.body()));
    } catch (BadInputException e) {
      Replies.badInput(reply, e);
      return;
    }
    send(reply, answer(message, reply));
  }

  private AnswerOutcome answer(ChatRequest message, HttpReply reply) {
    var stop = new StopSignal();
    Future<?> alarm =
        timer.schedule(
            () -> stop.stop(StopSignal.Reason.TIMEOUT), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return chat.answer(
          message,
          stop,
          frame -> {
            if (reply.clientGone()) {
              stop.stop(StopSignal.Reason.CLIENT_GONE);
            }
          });
    } finally {
      alarm.cancel(false);
    }
  }

  private static void send(HttpReply reply, AnswerOutcome outcome) throws IOException {
    switch (outcome) {
      case AnswerOutcome.Completed(var answer) -> Replies.json(reply, 200, Json.write(answer));
      case AnswerOutcome.Busy busy -> Replies.message(reply, 409, Problems.busy().message());
      case AnswerOutcome.NotTheirs other -> Replies.message(reply, 403, "Forbidden");
      case AnswerOutcome.Stopped(StopSignal.Reason reason) ->
          Replies.message(reply, 503, "Service Unavailable");
      case AnswerOutcome.Failed failed -> {
        switch (failed.code()) {
          case AnswerOutcome.Failed.TIMEOUT ->
              Replies.message(reply, 504, "Endpoint request timed out");
          case "ThrottlingException" -> Replies.tooManyRequests(reply, 1);
          case AnswerOutcome.Failed.INTERNAL, AnswerOutcome.Failed.STORAGE ->
              Replies.message(reply, 500, Problems.of(failed).message());
          default -> Replies.message(reply, 502, Problems.of(failed).message());
        }
      }
    }
  }
}
