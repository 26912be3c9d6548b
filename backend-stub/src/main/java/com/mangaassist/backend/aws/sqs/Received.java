package com.mangaassist.backend.aws.sqs;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was handed out; times in milliseconds since 1970.
 *
 * @param attributes the message attributes as JSON
 */
record Received(
    long row,
    int receives,
    String messageId,
    long sentAt,
    long firstReceivedAt,
    String body,
    @Nullable String attributes,
    @Nullable String trace,
    @Nullable String group,
    @Nullable String deduplication,
    @Nullable String source) {}
