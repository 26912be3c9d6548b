package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.chat.SearchFold;
import com.mangaassist.services.chat.StoredTurn;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions to sessions and turns, inside a snapshot of a reader. */
final class SessionReads {

  private static final int MAX_PAGE = 200;

  private static final String TURN =
      "SELECT turn.*, (SELECT message_id FROM turn AS before WHERE before.id = turn.parent)"
          + " AS after FROM ";

  private SessionReads() {}

  static Optional<String> owner(Connection c, String sessionId) throws SQLException {
    return Sql.first(
        c,
        row -> row.getString(1),
        "SELECT customer_id FROM session WHERE session_id = ?1 UNION ALL"
            + " SELECT customer_id FROM session_claim WHERE session_id = ?1 LIMIT 1",
        sessionId);
  }

  static List<StoredTurn> history(
      Connection c, AnswerDetails details, String sessionId, @Nullable String after, int last)
      throws SQLException {
    var session =
        Sql.first(
            c, row -> row.getLong(1), "SELECT id FROM session WHERE session_id = ?", sessionId);
    var end = session.isEmpty() ? null : Branches.place(c, session.get(), after).orElse(null);
    if (end == null || end.turn().isEmpty()) {
      return List.of();
    }
    return Sql.list(
            c,
            row -> turn(row, details),
            Branches.PATH
                + TURN
                // CROSS keeps SQLite from reading all turns of all sessions to have them in order.
                + "path CROSS JOIN turn ON turn.id = path.id WHERE state <> 'STREAMING'"
                + " ORDER BY depth",
            end.turn().get(),
            last)
        .reversed();
  }

  static List<ConversationSummary> page(
      Connection c, @Nullable String text, int limit, @Nullable ConversationSummary after)
      throws SQLException {
    var sql = new StringBuilder("SELECT * FROM session WHERE deleted_at IS NULL");
    var values = new ArrayList<Object>();
    if (after != null) {
      sql.append(" AND (updated_at, session_id) < (?, ?)");
      values.add(after.updatedAt().toEpochMilli());
      values.add(after.sessionId());
    }
    if (text != null && !text.isBlank()) {
      addSearch(sql, values, SearchFold.fold(text.strip()));
    }
    sql.append(" ORDER BY updated_at DESC, session_id DESC LIMIT ?");
    values.add(Math.clamp(limit, 1, MAX_PAGE));
    if (text == null || text.isBlank()) {
      return Sql.list(c, SessionReads::summary, sql.toString(), values.toArray());
    }
    String folded = SearchFold.fold(text.strip());
    List<ConversationSummary> found = new ArrayList<>();
    for (Row row : Sql.list(c, Row::of, sql.toString(), values.toArray())) {
      found.add(excerpt(c, row, folded));
    }
    return found;
  }

  private record Row(long id, ConversationSummary summary) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(row.getLong("id"), SessionReads.summary(row));
    }
  }

  /** With the words around the hit in its latest turn that has one. */
  private static ConversationSummary excerpt(Connection c, Row row, String folded)
      throws SQLException {
    ConversationSummary all = row.summary();
    return Sql.first(
            c,
            hit -> Excerpt.around(hit.getString(1), hit.getString(2), folded),
            "SELECT message, answer FROM turn LEFT JOIN turn_text ON turn_text.rowid = turn.id"
                + " LEFT JOIN turn_fresh ON turn_fresh.id = turn.id WHERE session = ?"
                + " AND (instr(turn_text.text, ?) > 0 OR instr(turn_fresh.text, ?) > 0)"
                + " ORDER BY turn.id DESC LIMIT 1",
            row.id(),
            folded,
            folded)
        .map(
            preview ->
                new ConversationSummary(
                    all.sessionId(),
                    all.customerId(),
                    all.segment(),
                    all.title(),
                    preview,
                    all.turns(),
                    all.severity(),
                    all.updatedAt()))
        .orElse(all);
  }

  private static void addSearch(StringBuilder sql, List<Object> values, String folded) {
    var indexed = SearchText.indexed(folded);
    sql.append(
        " AND (instr(title_folded, ?) > 0 OR id IN (SELECT session FROM turn WHERE id IN"
            + " (SELECT rowid FROM turn_text WHERE ");
    sql.append(indexed ? "turn_text MATCH ?" : "instr(text, ?) > 0")
        .append(" UNION ALL SELECT id FROM turn_fresh WHERE instr(text, ?) > 0)))");
    values.add(folded);
    values.add(indexed ? SearchText.phrase(folded) : folded);
    values.add(folded);
  }

  static Optional<Conversation> conversation(Connection c, AnswerDetails details, String sessionId)
      throws SQLException {
    var summary =
        Sql.first(
            c,
            SessionReads::summary,
            "SELECT * FROM session WHERE session_id = ? AND deleted_at IS NULL",
            sessionId);
    if (summary.isEmpty()) {
      return Optional.empty();
    }
    var turns =
        Sql.list(
            c,
            row -> turn(row, details),
            TURN
                + "turn JOIN session ON session.id = turn.session WHERE session_id = ? ORDER BY turn.id",
            sessionId);
    var head =
        Sql.first(
            c,
            row -> row.getString(1),
            "SELECT message_id FROM turn JOIN session ON session.head = turn.id"
                + " WHERE session_id = ?",
            sessionId);
    return Optional.of(new Conversation(summary.get(), turns, head.orElse(null)));
  }

  private static ConversationSummary summary(ResultSet row) throws SQLException {
    return new ConversationSummary(
        row.getString("session_id"),
        row.getString("customer_id"),
        row.getString("segment"),
        row.getString("title"),
        row.getString("preview"),
        row.getInt("turns"),
        SeverityRank.severity(row.getInt("severity")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  private static StoredTurn turn(ResultSet row, AnswerDetails details) throws SQLException {
    return new StoredTurn(
        row.getString("message_id"),
        row.getString("correlation_id"),
        row.getString("message"),
        AnswerState.valueOf(row.getString("state")),
        row.getString("answer"),
        details.of(row),
        row.getString("problem"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("after"),
        new Remark(Rating.ofWireName(row.getString("rating")), row.getString("note")));
  }
}
