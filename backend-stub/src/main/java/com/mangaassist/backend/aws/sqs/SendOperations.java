package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Utf8;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code SendMessage} and {@code SendMessageBatch}: answered when the messages are on the disk. */
final class SendOperations {
  private final SqsStore store;
  private final QueueLookup lookup;
  private final Drafts drafts;
  private final Signals signals;
  private final Clock clock;

  SendOperations(SqsStore store, QueueLookup lookup, Drafts drafts, Signals signals, Clock clock) {
    this.store = store;
    this.lookup = lookup;
    this.drafts = drafts;
    this.signals = signals;
    this.clock = clock;
  }

  JsonNode send(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queueFor("SendMessage", input, caller);
    Draft draft = drafts.read(queue, input);
    Sending.Sent sent = send(queue, draft.tracedBy(caller.trace()));
    // The digest is of what the message carried, not of its call's trace.
    return answer(draft, sent, Json.object());
  }

  /** Sends a message that was checked. */
  Sending.Sent send(Queue queue, Draft draft) throws AwsFault {
    Sending.Sent sent =
        store.write(
            c -> {
              SqsStore.requireAlive(c, queue);
              return Sending.send(c, queue, draft, clock.millis());
            });
    signals.ring(queue.id());
    return sent;
  }

  JsonNode sendBatch(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queueFor("SendMessage", input, caller);
    Map<String, Draft> accepted = new LinkedHashMap<>();
    Map<String, AwsFault> failed = new LinkedHashMap<>();
    Map<String, Input> entries = Batches.entries(input, "SendMessageBatchRequestEntry");
    requireFit(entries);
    for (Map.Entry<String, Input> entry : entries.entrySet()) {
      requireFifoMembers(queue, entry.getValue());
      try {
        accepted.put(entry.getKey(), drafts.readEntry(queue, entry.getValue()));
      } catch (AwsFault fault) {
        failed.put(entry.getKey(), fault);
      }
    }
    List<ObjectNode> successful =
        accepted.isEmpty() ? List.of() : store.write(c -> sendAll(c, queue, accepted));
    signals.ring(queue.id());
    return Batches.answer(successful, failed);
  }

  private List<ObjectNode> sendAll(Connection c, Queue queue, Map<String, Draft> drafts)
      throws SQLException, AwsFault {
    SqsStore.requireAlive(c, queue);
    List<ObjectNode> successful = new ArrayList<>();
    for (Map.Entry<String, Draft> draft : drafts.entrySet()) {
      Sending.Sent sent = Sending.send(c, queue, draft.getValue(), clock.millis());
      successful.add(answer(draft.getValue(), sent, Json.object().put("Id", draft.getKey())));
    }
    return successful;
  }

  private void requireFit(Map<String, Input> entries) throws AwsFault {
    long size = 0;
    for (Input entry : entries.values()) {
      size += Utf8.length(entry.text("MessageBody").orElse(""));
      for (Map.Entry<String, Input> attribute :
          entry.structureMap("MessageAttributes").entrySet()) {
        size += Utf8.length(attribute.getKey());
        size += Utf8.length(attribute.getValue().text("DataType").orElse(""));
        size += Utf8.length(attribute.getValue().text("StringValue").orElse(""));
        // Base64 has four characters for three bytes.
        size += Utf8.length(attribute.getValue().text("BinaryValue").orElse("")) * 3L / 4;
      }
    }
    if (size > drafts.largestBatch()) {
      throw SqsFaults.batchTooLong(drafts.largestBatch(), size);
    }
  }

  /** What a FIFO queue wants of each entry refuses the whole call, as AWS does. */
  private static void requireFifoMembers(Queue queue, Input entry) throws AwsFault {
    if (!queue.fifo()) {
      return;
    }
    if (!entry.has("MessageGroupId")) {
      throw SqsFaults.invalid("The request must contain the parameter MessageGroupId.");
    }
    if (!entry.has("MessageDeduplicationId")
        && !queue.attributes().getOrDefault("ContentBasedDeduplication", "").equals("true")) {
      throw SqsFaults.invalid(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  private static ObjectNode answer(Draft draft, Sending.Sent sent, ObjectNode answer) {
    answer.put("MessageId", sent.messageId()).put("MD5OfMessageBody", Md5.of(draft.body()));
    if (!draft.attributes().isEmpty()) {
      answer.put("MD5OfMessageAttributes", draft.attributes().md5());
    }
    draft
        .trace()
        .ifPresent(
            trace ->
                answer.put(
                    "MD5OfMessageSystemAttributes",
                    MessageAttributes.ofTexts(Map.of("AWSTraceHeader", trace)).md5()));
    sent.sequence().ifPresent(sequence -> answer.put("SequenceNumber", sequence));
    return answer;
  }
}
