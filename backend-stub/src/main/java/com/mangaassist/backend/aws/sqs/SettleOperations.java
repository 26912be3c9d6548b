package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a receiver does with a message: delete it, or hide it for longer or shorter. */
final class SettleOperations {
  private static final int LONGEST = 43_200;

  /** One message's settlement, inside the transaction of its call. */
  @FunctionalInterface
  private interface Settlement {
    void run(Connection c, Queue queue, Input input) throws SQLException, AwsFault;
  }

  private static final String DELETE = "DeleteMessage";
  private static final String CHANGE = "ChangeMessageVisibility";

  private record Hidden(long visibleAt, long receivedAt) {
    boolean inFlight(long now) {
      return visibleAt > now;
    }
  }

  private final SqsStore store;
  private final QueueLookup lookup;
  private final Signals signals;
  private final Clock clock;

  SettleOperations(SqsStore store, QueueLookup lookup, Signals signals, Clock clock) {
    this.store = store;
    this.lookup = lookup;
    this.signals = signals;
    this.clock = clock;
  }

  JsonNode delete(JsonNode json, Caller caller) throws AwsFault {
    return settle(json, caller, DELETE, this::delete);
  }

  JsonNode deleteBatch(JsonNode json, Caller caller) throws AwsFault {
    return settleAll(json, caller, DELETE, "DeleteMessageBatchRequestEntry", this::delete);
  }

  JsonNode changeVisibility(JsonNode json, Caller caller) throws AwsFault {
    return settle(json, caller, CHANGE, this::changeVisibility);
  }

  JsonNode changeVisibilityBatch(JsonNode json, Caller caller) throws AwsFault {
    return settleAll(
        json, caller, CHANGE, "ChangeMessageVisibilityBatchRequestEntry", this::changeVisibility);
  }

  private JsonNode settle(JsonNode json, Caller caller, String action, Settlement settlement)
      throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queueFor(action, input, caller);
    ObjectNode answer =
        store.write(
            c -> {
              SqsStore.requireAlive(c, queue);
              settlement.run(c, queue, input);
              return Json.object();
            });
    signals.ring(queue.id());
    return answer;
  }

  private JsonNode settleAll(
      JsonNode json, Caller caller, String action, String kind, Settlement settlement)
      throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queueFor(action, input, caller);
    Map<String, Input> entries = Batches.entries(input, kind);
    ObjectNode answer =
        store.write(
            c -> {
              SqsStore.requireAlive(c, queue);
              return settleAll(c, queue, entries, settlement);
            });
    signals.ring(queue.id());
    return answer;
  }

  private static ObjectNode settleAll(
      Connection c, Queue queue, Map<String, Input> entries, Settlement settlement)
      throws SQLException {
    List<ObjectNode> successful = new ArrayList<>();
    Map<String, AwsFault> failed = new LinkedHashMap<>();
    for (Map.Entry<String, Input> entry : entries.entrySet()) {
      try {
        // A settlement that refuses has written nothing before.
        settlement.run(c, queue, entry.getValue());
        successful.add(Json.object().put("Id", entry.getKey()));
      } catch (AwsFault fault) {
        failed.put(entry.getKey(), fault);
      }
    }
    return Batches.answer(successful, failed);
  }

  /** A stale handle deletes nothing, which a standard queue does not tell. */
  private void delete(Connection c, Queue queue, Input input) throws SQLException, AwsFault {
    String handle = input.required("ReceiptHandle");
    Receipt receipt = Receipt.read(handle, queue);
    if (queue.fifo()) {
      Optional<Hidden> hidden = hidden(c, receipt);
      if (hidden.isPresent() && !hidden.get().inFlight(clock.millis())) {
        throw SqsFaults.invalid(handle, "ReceiptHandle", "The receipt handle has expired.");
      }
    }
    Sql.update(
        c,
        "DELETE FROM message WHERE id = ? AND queue = ? AND received = ?",
        receipt.row(),
        receipt.queue(),
        receipt.receive());
  }

  private void changeVisibility(Connection c, Queue queue, Input input)
      throws SQLException, AwsFault {
    String handle = input.required("ReceiptHandle");
    if (!input.has("VisibilityTimeout")) {
      throw SqsFaults.missing("VisibilityTimeout");
    }
    int seconds =
        input.whole(
            "VisibilityTimeout",
            0,
            LONGEST,
            "VisibilityTimeout must be an integer between 0 and 43200",
            0);
    Receipt receipt = Receipt.read(handle, queue);
    Optional<Hidden> hidden = queue.fifo() ? hidden(c, receipt) : hiddenByAny(c, receipt);
    long now = clock.millis();
    boolean inFlight = hidden.isPresent() && hidden.get().inFlight(now);
    if (hidden.isEmpty() || (queue.fifo() && !inFlight)) {
      throw SqsFaults.invalid(
          handle,
          "ReceiptHandle",
          "Message does not exist or is not available for visibility timeout change.");
    }
    if (!inFlight) {
      return; // AWS says nothing then, and the message stays in sight
    }
    long until = now + seconds * 1_000L;
    if (until > hidden.get().receivedAt() + LONGEST * 1_000L) {
      throw SqsFaults.invalid(
          seconds,
          "VisibilityTimeout",
          "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
    }
    Sql.update(c, "UPDATE message SET visible_at = ? WHERE id = ?", until, receipt.row());
  }

  /** A standard queue takes the handle of an earlier receive of the same message too. */
  private static Optional<Hidden> hiddenByAny(Connection c, Receipt receipt) throws SQLException {
    return Sql.first(
        c,
        row -> new Hidden(row.getLong(1), row.getLong(2)),
        "SELECT visible_at, received_at FROM message WHERE id = ? AND queue = ? AND received > 0",
        receipt.row(),
        receipt.queue());
  }

  private static Optional<Hidden> hidden(Connection c, Receipt receipt) throws SQLException {
    return Sql.first(
        c,
        row -> new Hidden(row.getLong(1), row.getLong(2)),
        "SELECT visible_at, received_at FROM message WHERE id = ? AND queue = ? AND received = ?",
        receipt.row(),
        receipt.queue(),
        receipt.receive());
  }
}
