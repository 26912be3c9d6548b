package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One client's WebSocket: what it asks for, and the one answer that may be under way. */
final class ChatSocket {

  private final ChatService chat;
  private final ChatRequests requests;
  private final Executor answers;
  private final Outbound out;
  private final SocketVisit visit;

  /** Guards {@link #current}: an end is sent before the next message can begin. */
  private final Object turn = new Object();

  private @Nullable StopSignal current;

  ChatSocket(
      ChatService chat, ChatRequests requests, Executor answers, Outbound out, SocketVisit visit) {
    this.chat = chat;
    this.requests = requests;
    this.answers = answers;
    this.out = out;
    this.visit = visit;
  }

  Outbound out() {
    return out;
  }

  /** A text message came; returns at once. */
  void received(String text) {
    out.touch();
    try {
      if (FirstGate.tooDeep(text)) {
        throw new BadInputException("body", FirstGate.TOO_DEEP);
      }
      Fields fields = Fields.of(text);
      switch (fields.required("action", 64)) {
        case "sendMessage" -> admit(requests.read(fields));
        case "stop" -> stop();
        case "ping" -> out.sendAtOnce(new ServerFrame.Pong());
        default -> {
          fields.check();
          throw new BadInputException("action", "must be one of ping, sendMessage, stop");
        }
      }
    } catch (BadInputException e) {
      out.sendAtOnce(Problems.of(e));
    }
  }

  /** A binary message came. */
  void receivedBinary() {
    out.sendAtOnce(Problems.of(new BadInputException("body", "must be text, not binary")));
  }

  /** The client is gone. */
  void gone() {
    out.gone();
    visit.left();
    StopSignal running;
    synchronized (turn) {
      running = current;
    }
    if (running != null) {
      running.stop(StopSignal.Reason.CLIENT_GONE);
    }
  }

  private void stop() {
    StopSignal running;
    synchronized (turn) {
      running = current;
      if (running == null) {
        out.sendAtOnce(Problems.nothingToStop());
        return;
      }
    }
    running.stop(StopSignal.Reason.CUSTOMER);
  }

  private void admit(ChatRequest request) {
    if (!visit.mayActAs(request.customerId())) {
      out.sendAtOnce(Problems.notThem());
      return;
    }
    visit.sendMessage().ifPresentOrElse(out::sendAtOnce, () -> begin(request));
  }

  private void begin(ChatRequest request) {
    var stop = new StopSignal();
    synchronized (turn) {
      if (current != null) {
        out.sendAtOnce(Problems.busy());
        return;
      }
      current = stop;
    }
    try {
      answers.execute(() -> answer(request, stop));
    } catch (RejectedExecutionException e) {
      end(Problems.shuttingDown());
    }
  }

  private void answer(ChatRequest request, StopSignal stop) {
    AnswerOutcome outcome;
    try (Hop hop = visit.answering()) {
      outcome = chat.answer(request, stop, out::sendInTurn);
      if (outcome instanceof AnswerOutcome.Failed failed) {
        hop.failed(failed.code());
      }
    } catch (RuntimeException | Error e) {
      // The socket must not wait for ever for an end that does not come.
      end(Problems.of(new AnswerOutcome.Failed(AnswerOutcome.Failed.INTERNAL, true)));
      throw e;
    }
    end(
        switch (outcome) {
          case AnswerOutcome.Completed(var answer) -> new ServerFrame.Done(answer);
          case AnswerOutcome.Busy busy -> Problems.busy();
          case AnswerOutcome.NotTheirs other -> Problems.notTheirs();
          case AnswerOutcome.Failed failed -> Problems.of(failed);
          case AnswerOutcome.Stopped(StopSignal.Reason reason) ->
              reason == StopSignal.Reason.CUSTOMER
                  ? new ServerFrame.Stopped()
                  : Problems.shuttingDown();
        });
  }

  private void end(ServerFrame frame) {
    synchronized (turn) {
      current = null;
      out.sendAtOnce(frame);
    }
  }
}
