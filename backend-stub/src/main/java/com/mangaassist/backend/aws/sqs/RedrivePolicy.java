package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a queue's messages go that were received more often than {@code maxReceiveCount}. */
record RedrivePolicy(String deadLetterTargetArn, int maxReceiveCount) {
  private static final String NAME = "RedrivePolicy";
  private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

  /** Reads a policy that a client gave. */
  static RedrivePolicy read(String text) throws AwsFault {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (MalformedJsonException e) {
      throw notAMap(text);
    }
    if (!json.isObject()) {
      throw notAMap(text);
    }
    for (String member : new String[] {"deadLetterTargetArn", "maxReceiveCount"}) {
      if (!json.hasNonNull(member)) {
        throw SqsFaults.invalid(
            text, NAME, "Redrive policy does not contain mandatory attribute: " + member + ".");
      }
    }
    // Infrastructure tools write the number as text too.
    String count = json.path("maxReceiveCount").asText();
    int most = COUNT.matcher(count).matches() ? Integer.parseInt(count) : 0;
    if (most < 1 || most > 1_000) {
      throw SqsFaults.invalid(
          text,
          NAME,
          "Invalid value for maxReceiveCount: "
              + count
              + ", valid values are from 1 to 1000 both inclusive.");
    }
    return new RedrivePolicy(json.path("deadLetterTargetArn").asText(), most);
  }

  private static AwsFault notAMap(String text) {
    return SqsFaults.invalid(text, NAME, "Redrive policy is not a valid JSON map.");
  }

  /** Reads a policy that was checked when it was set. */
  static Optional<RedrivePolicy> stored(String text) {
    try {
      return Optional.of(read(text));
    } catch (AwsFault e) {
      return Optional.empty();
    }
  }
}
