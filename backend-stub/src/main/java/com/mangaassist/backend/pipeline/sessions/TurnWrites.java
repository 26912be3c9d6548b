package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.pipeline.sessions.SessionStore.Begun;
import com.mangaassist.backend.pipeline.sessions.SessionStore.NewTurn;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.FirstSentence;
import com.mangaassist.services.chat.SearchFold;
import com.mangaassist.services.chat.Severity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The changes to sessions and turns, inside a transaction of the writer. */
final class TurnWrites {

  private static final String STREAMING =
      "SELECT id, session, message, answer FROM turn WHERE state = 'STREAMING'";

  private TurnWrites() {}

  private record Owned(long id, String customerId) {}

  private record Streaming(long id, long session, String message, String answer) {}

  private static Streaming streaming(ResultSet row) throws SQLException {
    return new Streaming(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
  }

  /**
   * How an answer ended.
   *
   * @param details JSON of the answer without its text, for a complete one
   * @param severity of the message as the answer states it
   * @param question by which others may find the answer, see {@link Questions}
   */
  record Ending(
      AnswerState state,
      String text,
      @Nullable String details,
      @Nullable String problem,
      Severity severity,
      @Nullable String question) {

    /** Of an answer that is not for others. */
    Ending(AnswerState state, String text, @Nullable String problem) {
      this(state, text, null, problem, Severity.NONE, null);
    }
  }

  static Begun begin(Connection c, String sessionId, NewTurn turn) throws SQLException {
    var found =
        Sql.first(
            c,
            row -> new Owned(row.getLong(1), row.getString(2)),
            "SELECT id, customer_id FROM session WHERE session_id = ?",
            sessionId);
    if (found.isPresent() && !found.get().customerId().equals(turn.customerId())) {
      return new Begun.NotTheirs(sessionId);
    }
    if (found.isEmpty() && turn.after() != null && !turn.after().equals(ChatRequest.START)) {
      return new Begun.NoSuchTurn(turn.after());
    }
    if (found.isEmpty() && !SessionClaims.redeem(c, sessionId, turn.customerId())) {
      return new Begun.NotTheirs(sessionId);
    }
    var session = found.isPresent() ? found.get().id() : openSession(c, sessionId, turn);
    var place = Branches.place(c, session, turn.after());
    if (place.isEmpty()) {
      return new Begun.NoSuchTurn(String.valueOf(turn.after()));
    }
    var at = turn.at().toEpochMilli();
    var id =
        insert(
            c,
            "INSERT INTO turn (session, parent, message_id, correlation_id, message, state, at)"
                + " VALUES (?, ?, ?, ?, ?, 'STREAMING', ?) RETURNING id",
            session,
            place.get().turn().orElse(null),
            turn.messageId(),
            turn.correlationId(),
            turn.message(),
            at);
    // A message to a deleted conversation brings it back: the customer goes on with it.
    Sql.update(
        c,
        "UPDATE session SET segment = ?, preview = ?, turns = turns + 1, severity ="
            + " max(severity, ?), updated_at = max(updated_at, ?), deleted_at = NULL, head = ? WHERE id = ?",
        turn.segment(),
        Excerpt.preview(turn.message()),
        SeverityRank.of(turn.severity()),
        at,
        id,
        session);
    TextIndexing.put(c, id, SearchFold.fold(turn.message()));
    return new Begun.Started(sessionId, found.isEmpty());
  }

  private static long openSession(Connection c, String sessionId, NewTurn turn)
      throws SQLException {
    var title = FirstSentence.of(turn.message());
    return insert(
        c,
        "INSERT INTO session (session_id, customer_id, segment, title, title_folded, preview,"
            + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, '', ?, ?) RETURNING id",
        sessionId,
        turn.customerId(),
        turn.segment(),
        title,
        SearchFold.fold(title),
        turn.at().toEpochMilli(),
        turn.at().toEpochMilli());
  }

  private static long insert(Connection c, String sql, @Nullable Object... values)
      throws SQLException {
    return Sql.first(c, row -> row.getLong(1), sql, values).orElseThrow();
  }

  static void checkpoint(Connection c, String messageId, String text) throws SQLException {
    Sql.update(
        c,
        "UPDATE turn SET answer = ? WHERE message_id = ? AND state = 'STREAMING'",
        text,
        messageId);
  }

  static void end(Connection c, String messageId, Ending ending, Instant at) throws SQLException {
    var turn =
        Sql.first(c, TurnWrites::streaming, STREAMING + " AND message_id = ?", messageId)
            .orElseThrow(
                () -> new IllegalStateException("No answer is under way to message " + messageId));
    end(c, turn, ending, at);
  }

  /** After a crash: what still claims to stream is broken; yields how many there were. */
  static int breakOff(Connection c, Instant at) throws SQLException {
    var turns = Sql.list(c, TurnWrites::streaming, STREAMING);
    for (var turn : turns) {
      end(c, turn, new Ending(AnswerState.BROKEN, turn.answer(), null), at);
    }
    return turns.size();
  }

  private static void end(Connection c, Streaming turn, Ending ending, Instant at)
      throws SQLException {
    Sql.update(
        c,
        "UPDATE turn SET state = ?, answer = ?, details = ?, problem = ?, question = ?,"
            + " ended_at = ? WHERE id = ?",
        ending.state().name(),
        ending.text(),
        ending.details(),
        ending.problem(),
        ending.question(),
        at.toEpochMilli(),
        turn.id());
    TextIndexing.put(c, turn.id(), SearchText.fold(turn.message(), ending.text()));
    var preview = Excerpt.preview(ending.text());
    Sql.update(
        c,
        "UPDATE session SET preview = CASE ? WHEN '' THEN preview ELSE ? END,"
            + " severity = max(severity, ?), updated_at = max(updated_at, ?) WHERE id = ?",
        preview,
        preview,
        SeverityRank.of(ending.severity()),
        at.toEpochMilli(),
        turn.session());
  }
}
