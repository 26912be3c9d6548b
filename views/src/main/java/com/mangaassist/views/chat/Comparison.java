package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.transcript.TranscriptModel;
import java.util.List;
import java.util.stream.Stream;

/** One message and the answers of two models to it, side by side. On the JavaFX thread. */
final class Comparison {

  /** One of the two. */
  static final class Side {

    private final String modelId;
    private final Turn turn;
    private final TranscriptModel transcript = new TranscriptModel();
    private final Answering answering;

    Side(String modelId, Answering answering) {
      this.modelId = modelId;
      this.turn = answering.turn();
      this.answering = answering;
      // What would send a message waits for the choice.
      transcript.busyProperty().set(true);
      transcript.figuresElsewhereProperty().set(true);
      transcript.turns().add(turn.row());
    }

    String modelId() {
      return modelId;
    }

    Turn turn() {
      return turn;
    }

    TranscriptModel transcript() {
      return transcript;
    }

    Answering answering() {
      return answering;
    }

    boolean isUnderWay() {
      return turn.row().stateProperty().get() == AnswerState.STREAMING;
    }
  }

  private final Side left;
  private final Side right;

  Comparison(Side left, Side right) {
    this.left = left;
    this.right = right;
  }

  Side left() {
    return left;
  }

  Side right() {
    return right;
  }

  List<Side> sides() {
    return List.of(left, right);
  }

  Side other(Side side) {
    return side.equals(left) ? right : left;
  }

  boolean isUnderWay() {
    return Stream.of(left, right).anyMatch(Side::isUnderWay);
  }
}
