package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.views.chat.Comparison.Side;
import com.mangaassist.views.transcript.TurnProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one message to two models, as two branches, and goes on with the one that is chosen. */
final class Comparing {

  private final ChatContext context;
  private final Choices choices;
  private final Messages messages;
  private final Branching branching;

  Comparing(ChatContext context, Choices choices, Messages messages, Branching branching) {
    this.context = context;
    this.choices = choices;
    this.messages = messages;
    this.branching = branching;
  }

  /** Sends a message to both of the models that were chosen. */
  void send(TalkViewModel talk, String message) {
    Turn after = talk.end();
    Side left = side(talk, message, after, choices.leftProperty().get());
    Side right = side(talk, message, after, choices.rightProperty().get());
    messages.announce(talk, message);
    talk.compare(new Comparison(left, right));
    messages.start(talk, message, List.of(left.answering(), right.answering()));
  }

  private Side side(TalkViewModel talk, String message, @Nullable Turn after, String modelId) {
    ChatRequest request = messages.request(talk, message, modelId, Messages.kept(after));
    Turn turn = new Turn(message, context.clock().instant(), after, talk.customerProperty().get());
    return new Side(
        modelId, messages.answering(talk, turn, request, end -> ended(talk, turn, end)));
  }

  private void ended(TalkViewModel talk, Turn turn, Answering.End end) {
    switch (end) {
      case Answering.End.Kept kept -> {}
      case Answering.End.Refused(var code, var words) -> {
        turn.row().stateProperty().set(AnswerState.FAILED);
        turn.row()
            .problemProperty()
            .set(new TurnProblem(messages.problems().sentence(code, words), ""));
      }
      case Answering.End.Withdrawn withdrawn -> turn.row().stateProperty().set(AnswerState.STOPPED);
    }
    talk.comparisonChanged();
    Comparison now = talk.comparisonProperty().get();
    if (now != null && !now.isUnderWay()) {
      messages.over(talk);
    }
  }

  /** Goes on with one of the two; the other stays beside it. */
  void choose(TalkViewModel talk, Side side) {
    Comparison now = talk.comparisonProperty().get();
    if (now == null) {
      return;
    }
    if (now.other(side).isUnderWay()) {
      messages.stop(now.other(side).answering());
    }
    talk.endComparison();
    if (side.turn().messageIdProperty().get().isEmpty()) {
      talk.giveBack(side.turn().row().message());
    } else {
      branching.follow(talk, side.turn());
    }
  }

  /** Stops what is under way of both. */
  void stop(TalkViewModel talk) {
    Comparison now = talk.comparisonProperty().get();
    if (now != null) {
      now.sides().stream()
          .filter(Side::isUnderWay)
          .forEach(side -> messages.stop(side.answering()));
    }
  }
}
