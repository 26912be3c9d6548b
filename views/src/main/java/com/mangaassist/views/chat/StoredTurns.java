package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.views.transcript.TurnRow;

/** Turns that were kept, as the transcript shows them. */
record StoredTurns(Feet feet, Problems problems) {

  Turn turn(StoredTurn stored) {
    Turn turn = new Turn(stored.message(), stored.at());
    turn.correlationIdProperty().set(stored.correlationId());
    TurnRow row = turn.row();
    row.answer().append(stored.answer());
    row.speakAsWritten();
    ChatAnswer details = stored.details();
    if (details != null) {
      turn.finished(details);
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
