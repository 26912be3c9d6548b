package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.FirstSentence;
import com.mangaassist.services.chat.Severity;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** Sends messages, stops their answers, and says what becomes of those that end badly. */
final class Messages {

  private final ChatContext context;
  private final Choices choices;
  private final ListViewModel list;
  private final Lines lines;
  private final Feet feet;
  private final Problems problems;
  private final ObservableSet<String> answering = FXCollections.observableSet();

  Messages(
      ChatContext context,
      Choices choices,
      ListViewModel list,
      Lines lines,
      Feet feet,
      Problems problems) {
    this.context = context;
    this.choices = choices;
    this.list = list;
    this.lines = lines;
    this.feet = feet;
    this.problems = problems;
  }

  /** The ids of the conversations in which an answer is under way. */
  ObservableSet<String> answering() {
    return answering;
  }

  /** Sends a message as the conversation's customer, by the choices of now. */
  void send(TalkViewModel talk, String message) {
    send(talk, message, talk.end(), null);
  }

  /**
   * Sends a message as a branch.
   *
   * @param after the turn that it follows; null for none
   */
  void branch(TalkViewModel talk, String message, @Nullable Turn after) {
    send(talk, message, after, kept(after));
  }

  /** What the gateway knows of a place: the last turn up to there that it has kept. */
  static String kept(@Nullable Turn after) {
    for (Turn turn = after; turn != null; turn = turn.after()) {
      if (!turn.messageIdProperty().get().isEmpty()) {
        return turn.messageIdProperty().get();
      }
    }
    return ChatRequest.START;
  }

  private void send(
      TalkViewModel talk, String message, @Nullable Turn after, @Nullable String place) {
    ChatRequest request = request(talk, message, choices.requestedModel(), place);
    Turn turn = new Turn(message, context.clock().instant(), after, talk.customerProperty().get());
    Answering next = answering(talk, turn, request, end -> ended(talk, turn, end));
    announce(talk, message);
    talk.begin(next);
    start(talk, message, List.of(next));
  }

  /** A message as the conversation's customer. */
  ChatRequest request(
      TalkViewModel talk, String message, @Nullable String modelId, @Nullable String place) {
    return new ChatRequest(
        talk.sessionId(),
        talk.customerProperty().get(),
        message,
        talk.segmentProperty().get().wireName(),
        choices.languageProperty().get().code(),
        modelId,
        place);
  }

  /** An answer to come, whose clock runs from now on. */
  Answering answering(
      TalkViewModel talk, Turn turn, ChatRequest request, Consumer<Answering.End> onEnd) {
    var around =
        new Answering.Place(
            context.texts(), feet, problems, context.later(), context.clock(), talk.frames());
    return new Answering(turn, request, around, onEnd);
  }

  /** Names a conversation that begins with this message. */
  void announce(TalkViewModel talk, String message) {
    if (talk.isNew()) {
      talk.titleProperty().set(FirstSentence.of(message));
    }
  }

  /** Sends what the conversation is waiting for. */
  void start(TalkViewModel talk, String message, List<Answering> next) {
    answering.add(talk.sessionId());
    choices.customers().used(talk.customerProperty().get());
    list.put(summary(talk, message));
    next.forEach(lines::send);
  }

  /** Nothing is under way any more in a conversation. */
  void over(TalkViewModel talk) {
    answering.remove(talk.sessionId());
    list.settle(talk.sessionId());
    list.refresh();
  }

  Problems problems() {
    return problems;
  }

  private ConversationSummary summary(TalkViewModel talk, String message) {
    return new ConversationSummary(
        talk.sessionId(),
        talk.customerProperty().get(),
        talk.segmentProperty().get().wireName(),
        talk.titleProperty().get(),
        message,
        talk.branches().count(),
        list.find(talk.sessionId()).map(ConversationSummary::severity).orElse(Severity.NONE),
        context.clock().instant());
  }

  private void ended(TalkViewModel talk, Turn turn, Answering.End end) {
    talk.ended();
    switch (end) {
      case Answering.End.Kept kept -> {}
      case Answering.End.Refused(var code, var words) -> {
        giveBack(talk, turn);
        talk.refusalProperty().bind(problems.live(code, words));
      }
      case Answering.End.Withdrawn withdrawn -> giveBack(talk, turn);
    }
    over(talk);
  }

  private static void giveBack(TalkViewModel talk, Turn turn) {
    talk.remove(turn);
    talk.giveBack(turn.row().message());
  }

  /** Stops the answer in a conversation; what was not sent yet goes back to its writer. */
  void stop(TalkViewModel talk) {
    Answering now = talk.answeringProperty().get();
    if (now != null) {
      stop(now);
    }
  }

  /** Stops an answer. */
  void stop(Answering now) {
    if (lines.withdraw(now)) {
      now.withdrawn();
    } else {
      now.stopping();
      lines.stop(now);
    }
  }
}
