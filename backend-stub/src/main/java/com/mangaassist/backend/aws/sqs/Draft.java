package com.mangaassist.backend.aws.sqs;

import com.mangaassist.services.json.Utf8;
import java.util.Optional;

/**
 * A message that was checked and is about to be sent.
 *
 * @param trace the value of AWSTraceHeader
 * @param visibleAt milliseconds since 1970
 */
record Draft(
    String messageId,
    String body,
    MessageAttributes attributes,
    Optional<String> trace,
    Optional<String> group,
    Optional<String> deduplication,
    long visibleAt) {

  /** The same, belonging to its call's trace when its sender named none for it. */
  Draft tracedBy(Optional<String> call) {
    return new Draft(
        messageId, body, attributes, trace.or(() -> call), group, deduplication, visibleAt);
  }

  /** As AWS counts it, in bytes. */
  long size() {
    return Utf8.length(body) + attributes.size();
  }
}
