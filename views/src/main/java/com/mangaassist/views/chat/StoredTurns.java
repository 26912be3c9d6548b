package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.views.transcript.TurnRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns that were kept, as the transcript shows them. */
record StoredTurns(Feet feet, Problems problems) {

  /** The turns of all branches, in the order in which they were said. */
  List<Turn> turns(Conversation kept) {
    Map<String, Turn> byId = new HashMap<>();
    List<Turn> turns = new ArrayList<>();
    for (StoredTurn stored : kept.turns()) {
      Turn turn =
          turn(
              stored,
              stored.after() == null ? null : byId.get(stored.after()),
              kept.summary().customerId());
      byId.put(stored.messageId(), turn);
      turns.add(turn);
    }
    return turns;
  }

  private Turn turn(StoredTurn stored, @Nullable Turn after, String customer) {
    Turn turn = new Turn(stored.message(), stored.at(), after, customer);
    turn.messageIdProperty().set(stored.messageId());
    turn.remark(stored.remark());
    turn.correlationIdProperty().set(stored.correlationId());
    TurnRow row = turn.row();
    row.answer().append(stored.answer());
    row.speakAsWritten();
    ChatAnswer details = stored.details();
    if (details != null) {
      turn.finished(details);
      turn.messageIdProperty().set(stored.messageId());
      row.footProperty().set(feet.finished(details));
    } else {
      WrittenSoFar written = new WrittenSoFar();
      written.add(stored.answer());
      row.footProperty().set(feet.unfinished(null, null, null, null, written));
    }
    switch (stored.state()) {
      case BROKEN -> row.problemProperty().bind(problems.broken());
      case FAILED -> {
        String code = stored.problem() == null ? "InternalError" : stored.problem();
        row.problemProperty().bind(problems.failed(code, code));
      }
      case STREAMING -> {
        turn.markElsewhere();
        row.problemProperty().bind(problems.elsewhere());
      }
      case COMPLETE, STOPPED -> {}
    }
    // A caret would promise more, and nothing comes of an answer that streams elsewhere.
    row.stateProperty()
        .set(stored.state() == AnswerState.STREAMING ? AnswerState.BROKEN : stored.state());
    return turn;
  }
}
