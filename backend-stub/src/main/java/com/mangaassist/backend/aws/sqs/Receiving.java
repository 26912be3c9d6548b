package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands out what is visible, and moves what was handed out too often to the dead letters. */
final class Receiving {
  /** Moves in one go: the others on the same writer want their turn too. */
  private static final int MOST_MOVES = 1_000;

  /** Of what has been visible longest, in the order in which it was sent. */
  private static final String VISIBLE =
      "SELECT id, received FROM (SELECT id, received FROM message"
          + " WHERE queue = ?1 AND visible_at <= ?2 ORDER BY visible_at, id LIMIT 200)"
          + " ORDER BY id LIMIT ?3";

  /**
   * A group waits while one of its messages is out, and for what stands before it. All of one group
   * come before those of the next, first the group whose first message has been visible longest.
   */
  private static final String VISIBLE_IN_ORDER =
      "SELECT id, received FROM (SELECT id, received, visible_at, message_group FROM message m"
          + " WHERE queue = ?1 AND visible_at <= ?2 AND NOT EXISTS ("
          + " SELECT 1 FROM message b WHERE b.queue = ?1 AND b.message_group = m.message_group"
          + " AND b.visible_at > ?2 AND (b.received > 0 OR b.id < m.id))"
          + " ORDER BY id LIMIT 1000)"
          + " WINDOW grouped AS (PARTITION BY message_group ORDER BY id)"
          + " ORDER BY first_value(visible_at) OVER grouped, first_value(id) OVER grouped, id"
          + " LIMIT ?3";

  /**
   * What a receive wants.
   *
   * @param inFlightLimit how many may be out at a time
   */
  record Wish(Queue queue, int most, long visibilityMs, long now, int inFlightLimit) {}

  /**
   * What came of it.
   *
   * @param nextVisibleAt when the next message becomes visible by itself, or Long.MAX_VALUE
   * @param moved ids of the queues that got dead letters
   * @param overLimit too many messages are out to hand out another
   */
  record Outcome(List<Received> messages, long nextVisibleAt, Set<Long> moved, boolean overLimit) {}

  private record Candidate(long row, int received) {}

  private final SqsStore store;
  private final QueueArns arns;

  Receiving(SqsStore store, QueueArns arns) {
    this.store = store;
    this.arns = arns;
  }

  Outcome receive(Connection c, Wish wish) throws SQLException, AwsFault {
    Queue queue = wish.queue();
    SqsStore.requireAlive(c, queue);
    Counts.expire(c, queue, wish.now());
    int room = wish.inFlightLimit() - Counts.inFlight(c, queue, wish.now());
    int most = Math.min(wish.most(), room);
    Optional<RedrivePolicy> policy = queue.redrive();
    Optional<Queue> deadLetters =
        policy.isEmpty() ? Optional.empty() : deadLetters(c, policy.get());
    List<Received> messages = new ArrayList<>();
    Set<Long> moved = new HashSet<>();
    int moves = 0;
    List<Candidate> candidates = candidates(c, wish, most);
    while (!candidates.isEmpty() && messages.size() < most) {
      for (Candidate candidate : candidates) {
        if (deadLetters.isPresent()
            && candidate.received() >= policy.orElseThrow().maxReceiveCount()) {
          move(c, candidate.row(), queue, deadLetters.get(), wish.now());
          moved.add(deadLetters.get().id());
          moves++;
        } else {
          messages.add(take(c, candidate.row(), wish));
        }
      }
      // In a FIFO queue what was just taken holds its group back from a second look.
      boolean again = moves > 0 && moves < MOST_MOVES && (!queue.fifo() || messages.isEmpty());
      candidates = again ? candidates(c, wish, most - messages.size()) : List.of();
    }
    long next = messages.isEmpty() ? nextVisibleAt(c, wish) : 0;
    return new Outcome(messages, next, moved, room <= 0);
  }

  private Optional<Queue> deadLetters(Connection c, RedrivePolicy policy) throws SQLException {
    Optional<Queue> target = arns.name(policy.deadLetterTargetArn()).flatMap(store::queue);
    return target.isPresent() && SqsStore.alive(c, target.get()) ? target : Optional.empty();
  }

  private static List<Candidate> candidates(Connection c, Wish wish, int most) throws SQLException {
    return most <= 0
        ? List.of()
        : Sql.list(
            c,
            row -> new Candidate(row.getLong(1), row.getInt(2)),
            wish.queue().fifo() ? VISIBLE_IN_ORDER : VISIBLE,
            wish.queue().id(),
            wish.now(),
            most);
  }

  private void move(Connection c, long row, Queue from, Queue to, long now) throws SQLException {
    Sql.update(
        c,
        "UPDATE message SET queue = ?, visible_at = ?, source = ? WHERE id = ?",
        to.id(),
        now,
        arns.arn(from.name()),
        row);
  }

  private static Received take(Connection c, long row, Wish wish) throws SQLException {
    Sql.update(
        c,
        "UPDATE message SET visible_at = ?, received = received + 1, received_at = ?,"
            + " first_received_at = coalesce(first_received_at, ?) WHERE id = ?",
        wish.now() + wish.visibilityMs(),
        wish.now(),
        wish.now(),
        row);
    return Sql.first(
            c,
            read ->
                new Received(
                    row,
                    read.getInt(1),
                    read.getString(2),
                    read.getLong(3),
                    read.getLong(4),
                    read.getString(5),
                    read.getString(6),
                    read.getString(7),
                    read.getString(8),
                    read.getString(9),
                    read.getString(10)),
            "SELECT received, message_id, sent_at, first_received_at, body, attributes, trace,"
                + " message_group, deduplication, source FROM message JOIN content USING (id)"
                + " WHERE id = ?",
            row)
        .orElseThrow();
  }

  private static long nextVisibleAt(Connection c, Wish wish) throws SQLException {
    return Sql.first(
            c,
            row -> row.getLong(1),
            "SELECT visible_at FROM message WHERE queue = ? AND visible_at > ?"
                + " ORDER BY visible_at LIMIT 1",
            wish.queue().id(),
            wish.now())
        .orElse(Long.MAX_VALUE);
  }
}
