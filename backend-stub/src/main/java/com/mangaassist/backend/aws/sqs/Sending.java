package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Puts messages into a queue, once within five minutes where the queue is FIFO. */
final class Sending {
  private static final long REMEMBERED_MS = Duration.ofMinutes(5).toMillis();

  /** AWS's sequence numbers have 20 digits and grow by no fixed step. */
  private static final BigInteger FIRST_SEQUENCE = new BigInteger("18800000000000000000");

  /** What the sender is told. */
  record Sent(String messageId, Optional<String> sequence) {}

  private Sending() {}

  static Sent send(Connection c, Queue queue, Draft draft, long now) throws SQLException {
    if (!queue.fifo()) {
      insert(c, queue, draft, now);
      return new Sent(draft.messageId(), Optional.empty());
    }
    String scope =
        queue.attributes().getOrDefault("DeduplicationScope", "queue").equals("messageGroup")
            ? draft.group().orElse("")
            : "";
    String id = draft.deduplication().orElseThrow();
    Sql.update(
        c,
        "DELETE FROM deduplication WHERE queue = ? AND at <= ?",
        queue.id(),
        now - REMEMBERED_MS);
    Optional<Sent> before =
        Sql.first(
            c,
            row -> new Sent(row.getString(1), Optional.of(row.getString(2))),
            "SELECT message_id, sequence FROM deduplication WHERE queue = ? AND scope = ? AND id ="
                + " ?",
            queue.id(),
            scope,
            id);
    if (before.isPresent()) {
      return before.get();
    }
    String sequence = sequence(insert(c, queue, draft, now));
    Sql.update(
        c,
        "INSERT INTO deduplication (queue, scope, id, at, message_id, sequence)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        queue.id(),
        scope,
        id,
        now,
        draft.messageId(),
        sequence);
    return new Sent(draft.messageId(), Optional.of(sequence));
  }

  static String sequence(long row) {
    return FIRST_SEQUENCE.add(BigInteger.valueOf(row)).toString();
  }

  private static long insert(Connection c, Queue queue, Draft draft, long now) throws SQLException {
    long row =
        Sql.first(
                c,
                inserted -> inserted.getLong(1),
                "INSERT INTO message (queue, message_id, sent_at, visible_at, message_group)"
                    + " VALUES (?, ?, ?, ?, ?) RETURNING id",
                queue.id(),
                draft.messageId(),
                now,
                draft.visibleAt(),
                draft.group().orElse(null))
            .orElseThrow();
    Sql.update(
        c,
        "INSERT INTO content (id, body, attributes, trace, deduplication) VALUES (?, ?, ?, ?, ?)",
        row,
        draft.body(),
        draft.attributes().isEmpty() ? null : Json.write(draft.attributes().json()),
        draft.trace().orElse(null),
        draft.deduplication().orElse(null));
    return row;
  }
}
