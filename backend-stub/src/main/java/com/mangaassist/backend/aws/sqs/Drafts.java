package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.RequestIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what is sent to a queue. */
final class Drafts {
  private static final Pattern FIFO_ID =
      Pattern.compile("[A-Za-z0-9!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~]{1,128}");
  private static final int LONGEST_DELAY = 900;

  private final QueueAttributes attributes;
  private final RequestIds ids;
  private final Clock clock;

  Drafts(QueueAttributes attributes, RequestIds ids, Clock clock) {
    this.attributes = attributes;
    this.ids = ids;
    this.clock = clock;
  }

  /** One message of a request or of an entry of its batch. */
  Draft read(Queue queue, Input input) throws AwsFault {
    Draft draft = draft(queue, input);
    requireFit(queue, draft);
    return draft;
  }

  /** As an entry of a batch, whose size AWS refuses in other words. */
  Draft readEntry(Queue queue, Input input) throws AwsFault {
    Draft draft = draft(queue, input);
    requireFit(queue, draft, "cannot be validated");
    return draft;
  }

  private Draft draft(Queue queue, Input input) throws AwsFault {
    String body = input.required("MessageBody");
    Characters.check(body);
    Optional<String> group = id(input, "MessageGroupId");
    if (queue.fifo() && group.isEmpty()) {
      throw SqsFaults.missing("MessageGroupId");
    }
    return new Draft(
        ids.next(),
        body,
        MessageAttributes.read(input, "MessageAttributes"),
        trace(input),
        group,
        deduplication(queue, input, body),
        clock.millis() + delay(queue, input) * 1_000L);
  }

  /** The largest message of a queue, in bytes. */
  int largest(Queue queue) {
    return Integer.parseInt(
        queue.attributes().getOrDefault(QueueAttributes.LARGEST, attributes.largestMessage()));
  }

  /** The most that the messages of a batch may have together, in bytes. */
  int largestBatch() {
    return Integer.parseInt(attributes.largestMessage());
  }

  void requireFit(Queue queue, Draft draft) throws AwsFault {
    requireFit(queue, draft, "are invalid");
  }

  private void requireFit(Queue queue, Draft draft, String verdict) throws AwsFault {
    if (draft.size() > largest(queue)) {
      throw SqsFaults.invalid(
          "One or more parameters "
              + verdict
              + ". Reason: Message must be shorter than "
              + largest(queue)
              + " bytes.");
    }
  }

  private static int delay(Queue queue, Input input) throws AwsFault {
    int delay =
        input.whole(
            "DelaySeconds",
            0,
            LONGEST_DELAY,
            "DelaySeconds must be >= 0 and <= 900.",
            queue.whole("DelaySeconds"));
    if (!queue.fifo()) {
      return delay;
    }
    // A FIFO queue delays all of its messages alike; a zero says nothing.
    if (input.whole("DelaySeconds").orElse(0) > 0) {
      throw SqsFaults.invalid(
          delay,
          "DelaySeconds",
          "The request include parameter that is not valid for this queue type.");
    }
    return queue.whole("DelaySeconds");
  }

  private static Optional<String> id(Input input, String member) throws AwsFault {
    Optional<String> id = input.text(member);
    if (id.isPresent() && !FIFO_ID.matcher(id.get()).matches()) {
      throw SqsFaults.invalid(
          id.get(),
          member,
          member
              + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }
    return id;
  }

  private static Optional<String> deduplication(Queue queue, Input input, String body)
      throws AwsFault {
    Optional<String> id = id(input, "MessageDeduplicationId");
    if (!queue.fifo()) {
      if (id.isPresent()) {
        throw SqsFaults.invalid(
            id.get(),
            "MessageDeduplicationId",
            "The request includes a parameter that is not valid for this queue type.");
      }
      return id;
    }
    if (id.isPresent()) {
      return id;
    }
    if (!queue.attributes().getOrDefault("ContentBasedDeduplication", "false").equals("true")) {
      throw SqsFaults.invalid(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
    return Optional.of(sha256(body));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static Optional<String> trace(Input input) throws AwsFault {
    Optional<String> trace = Optional.empty();
    for (Map.Entry<String, Input> entry :
        input.structureMap("MessageSystemAttributes").entrySet()) {
      if (!entry.getKey().equals("AWSTraceHeader")) {
        throw SqsFaults.invalid(
            "Message system attribute name '" + entry.getKey() + "' is invalid.");
      }
      String text = entry.getValue().text("StringValue").orElse("");
      if (text.isEmpty() || !entry.getValue().text("DataType").orElse("").equals("String")) {
        throw SqsFaults.invalid(
            "Message (system) attribute 'AWSTraceHeader' must contain a non-empty value of type"
                + " 'String'.");
      }
      Characters.check(text);
      trace = Optional.of(text);
    }
    return trace;
  }
}
