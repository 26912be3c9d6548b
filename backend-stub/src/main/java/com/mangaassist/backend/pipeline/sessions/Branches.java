package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.chat.ChatRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as a tree: each turn follows another one or none, and the session's head is the last
 * turn of the branch that it goes on with. A turn's id is greater than that of the one it follows.
 */
final class Branches {

  /** Added to turns and sessions of before, which were one branch each. */
  static final String SCHEMA =
      """
      ALTER TABLE turn ADD COLUMN parent INTEGER;
      ALTER TABLE turn ADD COLUMN rating TEXT NOT NULL DEFAULT 'none';
      ALTER TABLE turn ADD COLUMN note TEXT NOT NULL DEFAULT '';
      ALTER TABLE session ADD COLUMN head INTEGER;
      UPDATE turn SET parent =
        (SELECT max(id) FROM turn AS before WHERE before.session = turn.session
          AND before.id < turn.id);
      UPDATE session SET head = (SELECT max(id) FROM turn WHERE turn.session = session.id);
      """;

  /** The turns of one branch, from a turn back to the beginning, so many at most. */
  static final String PATH =
      "WITH RECURSIVE path (id, parent, depth) AS ("
          + "SELECT id, parent, 1 FROM turn WHERE id = ?"
          + " UNION ALL SELECT turn.id, turn.parent, depth + 1 FROM turn"
          + " JOIN path ON turn.id = path.parent WHERE depth < ?) ";

  private Branches() {}

  /** A place in a session: behind a turn, or, with an absent id, before the first. */
  record Place(Optional<Long> turn) {}

  /**
   * Where a message belongs; empty when it is said to follow a turn that the session does not have.
   *
   * @param after as a request carries it
   */
  static Optional<Place> place(Connection c, long session, @Nullable String after)
      throws SQLException {
    if (after == null) {
      var head =
          Sql.first(c, row -> row.getLong(1), "SELECT head FROM session WHERE id = ?", session);
      return Optional.of(new Place(head.filter(id -> id > 0)));
    }
    if (after.equals(ChatRequest.START)) {
      return Optional.of(new Place(Optional.empty()));
    }
    return turn(c, session, after).map(id -> new Place(Optional.of(id)));
  }

  private static Optional<Long> turn(Connection c, long session, String messageId)
      throws SQLException {
    return Sql.first(
        c,
        row -> row.getLong(1),
        "SELECT id FROM turn WHERE message_id = ? AND session = ?",
        messageId,
        session);
  }

  /** Goes on with the branch of a turn, from the latest that follows it. */
  static boolean follow(Connection c, String sessionId, String messageId) throws SQLException {
    var session =
        Sql.first(
            c,
            row -> row.getLong(1),
            "SELECT id FROM session WHERE session_id = ? AND deleted_at IS NULL",
            sessionId);
    Optional<Long> next = session.isEmpty() ? session : turn(c, session.get(), messageId);
    if (session.isEmpty() || next.isEmpty()) {
      return false;
    }
    Optional<Long> last = next;
    while (next.isPresent()) {
      last = next;
      next =
          Sql.first(
                  c,
                  row -> row.getLong(1),
                  "SELECT max(id) FROM turn WHERE session = ? AND parent = ?",
                  session.get(),
                  next.get())
              .filter(id -> id > 0);
    }
    Sql.update(c, "UPDATE session SET head = ? WHERE id = ?", last.orElseThrow(), session.get());
    return true;
  }
}
