package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes that may be set on a queue: their bounds, defaults and how they exclude others.
 */
final class QueueAttributes {
  /** What AWS reports of a queue on which nothing was set; the largest size is a setting. */
  static final Map<String, String> DEFAULTS =
      Map.of(
          "VisibilityTimeout", "30",
          "MessageRetentionPeriod", "345600",
          "DelaySeconds", "0",
          "ReceiveMessageWaitTimeSeconds", "0",
          "SqsManagedSseEnabled", "true");

  /** What is computed when it is asked for. */
  static final List<String> COMPUTED =
      List.of(
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed",
          "CreatedTimestamp",
          "LastModifiedTimestamp",
          "QueueArn");

  static final Map<String, String> FIFO_DEFAULTS =
      Map.of(
          "FifoQueue", "true",
          "ContentBasedDeduplication", "false",
          "DeduplicationScope", "queue",
          "FifoThroughputLimit", "perQueue");

  static final String LARGEST = "MaximumMessageSize";

  private record Bounds(int least, int most) {}

  private static final Map<String, Bounds> NUMBERS =
      Map.of(
          "VisibilityTimeout", new Bounds(0, 43_200),
          "MessageRetentionPeriod", new Bounds(60, 1_209_600),
          "DelaySeconds", new Bounds(0, 900),
          "ReceiveMessageWaitTimeSeconds", new Bounds(0, 20),
          "KmsDataKeyReusePeriodSeconds", new Bounds(60, 86_400));

  private static final Set<String> FLAG = Set.of("true", "false");

  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "SqsManagedSseEnabled", FLAG,
          "FifoQueue", FLAG,
          "ContentBasedDeduplication", FLAG,
          "DeduplicationScope", Set.of("queue", "messageGroup"),
          "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

  /** What an empty text takes away again. */
  private static final Set<String> REMOVABLE =
      Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

  private final int largestMessage;

  /** {@code largestMessage} in bytes is both the bound and the default of MaximumMessageSize. */
  QueueAttributes(int largestMessage) {
    this.largestMessage = largestMessage;
  }

  static boolean known(String name) {
    return DEFAULTS.containsKey(name)
        || COMPUTED.contains(name)
        || NUMBERS.containsKey(name)
        || CHOICES.containsKey(name)
        || REMOVABLE.contains(name)
        || name.equals(LARGEST);
  }

  String largestMessage() {
    return Integer.toString(largestMessage);
  }

  /** The attributes after {@code changes}; empty texts take away what can be missing. */
  Map<String, String> merged(Map<String, String> old, Map<String, String> changes, boolean fifo)
      throws AwsFault {
    Map<String, String> merged = new LinkedHashMap<>(old);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      String value = normal(change.getKey(), change.getValue());
      check(change.getKey(), value, fifo);
      if (value.isEmpty()) {
        merged.remove(change.getKey());
      } else {
        merged.put(change.getKey(), value);
      }
    }
    exclude(merged, changes);
    return merged;
  }

  /** The value as it is kept: AWS takes {@code True} for {@code true}. */
  static String normal(String name, String value) {
    return CHOICES.getOrDefault(name, Set.of()).equals(FLAG)
        ? value.toLowerCase(Locale.ROOT)
        : value;
  }

  private static void exclude(Map<String, String> merged, Map<String, String> changes)
      throws AwsFault {
    if (!changes.getOrDefault("KmsMasterKeyId", "").isEmpty()) {
      if (changes.getOrDefault("SqsManagedSseEnabled", "false").equals("true")) {
        throw SqsFaults.attributeName(
            "You can use one type of server-side encryption (SSE) at one time. You can either"
                + " enable KMS SSE or SQS SSE.");
      }
      merged.put("SqsManagedSseEnabled", "false");
    } else if (changes.getOrDefault("SqsManagedSseEnabled", "false").equals("true")) {
      merged.remove("KmsMasterKeyId");
      merged.remove("KmsDataKeyReusePeriodSeconds");
    }
    if (merged.getOrDefault("FifoThroughputLimit", "").equals("perMessageGroupId")
        && !merged.getOrDefault("DeduplicationScope", "").equals("messageGroup")) {
      throw SqsFaults.attributeValue(
          "FifoThroughputLimit",
          "perMessageGroupId is allowed only when DeduplicationScope is messageGroup.");
    }
  }

  private void check(String name, String value, boolean fifo) throws AwsFault {
    if (!known(name) || COMPUTED.contains(name)) {
      throw SqsFaults.unknownAttribute(name);
    }
    if (FIFO_DEFAULTS.containsKey(name)) {
      fifoOnly(name, value, fifo);
    }
    Bounds bounds = name.equals(LARGEST) ? new Bounds(1_024, largestMessage) : NUMBERS.get(name);
    if (bounds != null) {
      number(name, value, bounds);
    }
    Set<String> choices = CHOICES.get(name);
    if (choices != null && !choices.contains(value)) {
      throw SqsFaults.attributeValue(name);
    }
    if (REMOVABLE.contains(name) && !value.isEmpty()) {
      document(name, value);
    }
  }

  private static void fifoOnly(String name, String value, boolean fifo) throws AwsFault {
    if (!fifo) {
      throw name.equals("DeduplicationScope") || name.equals("FifoThroughputLimit")
          ? SqsFaults.attributeName(
              "You can specify the " + name + " only when FifoQueue is set to true.")
          : SqsFaults.unknownAttribute(name);
    }
    if (name.equals("FifoQueue") && !value.equals("true")) {
      throw SqsFaults.attributeValue(name, "Modifying queue type is not supported.");
    }
  }

  private static void number(String name, String value, Bounds bounds) throws AwsFault {
    int number = WHOLE.matcher(value).matches() ? Integer.parseInt(value) : -1;
    if (number < bounds.least() || number > bounds.most()) {
      throw SqsFaults.attributeValue(name);
    }
  }

  private static void document(String name, String value) throws AwsFault {
    switch (name) {
      case "RedrivePolicy" -> RedrivePolicy.read(value);
      case "RedriveAllowPolicy" -> RedriveAllowPolicy.read(value);
      case "Policy" -> {
        try {
          if (!Json.parse(value).isObject()) {
            throw SqsFaults.attributeValue(name);
          }
        } catch (MalformedJsonException e) {
          throw SqsFaults.attributeValue(name);
        }
      }
      default -> {
        // A key's name is not looked up anywhere.
      }
    }
  }
}
