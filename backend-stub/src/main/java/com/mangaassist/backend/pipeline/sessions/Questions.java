package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.pipeline.sessions.SessionStore.Earlier;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Finds answers by their question, whoever asked it. */
public final class Questions {

  /** Added to turns of before, whose questions are not known. */
  public static final String SCHEMA =
      """
      ALTER TABLE turn ADD COLUMN question TEXT;
      CREATE INDEX turn_question ON turn (question, id) WHERE question IS NOT NULL;
      """;

  private Questions() {}

  static Optional<Earlier> latest(Connection c, AnswerDetails details, String question)
      throws SQLException {
    return Sql.first(
            c,
            row -> earlier(row, details),
            "SELECT turn.* FROM turn CROSS JOIN session ON session.id = turn.session"
                + " WHERE question = ? AND state = 'COMPLETE' AND rating <> 'bad'"
                + " AND deleted_at IS NULL AND details IS NOT NULL ORDER BY turn.id DESC LIMIT 1",
            question)
        .flatMap(found -> found);
  }

  private static Optional<Earlier> earlier(ResultSet row, AnswerDetails details)
      throws SQLException {
    var answer = details.of(row);
    return answer == null
        ? Optional.empty()
        : Optional.of(
            new Earlier(
                row.getString("answer"),
                answer.modelId(),
                Instant.ofEpochMilli(row.getLong("at"))));
  }
}
