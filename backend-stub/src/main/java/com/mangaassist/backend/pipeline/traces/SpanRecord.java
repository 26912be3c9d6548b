package com.mangaassist.backend.pipeline.traces;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hop that has ended.
 *
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 * @param parentSpanId 16 hex digits; empty for a trace's first
 * @param kind as OpenTelemetry's, {@code SERVER}, {@code CLIENT}, {@code PRODUCER}, {@code
 *     INTERNAL}
 * @param startNanos since 1970
 * @param endNanos since 1970
 * @param failed whether it ended in an error
 * @param attributes texts and whole numbers
 */
public record SpanRecord(
    String traceId,
    String spanId,
    String parentSpanId,
    String name,
    String kind,
    long startNanos,
    long endNanos,
    boolean failed,
    Map<String, Object> attributes) {

  /** The attribute by which a conversation's turn is found. */
  public static final String CORRELATION_ID = "mangaassist.correlation_id";

  private static final String NO_PARENT = "0000000000000000";

  /** Keeps the attributes in the order of their names. */
  public SpanRecord {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  static SpanRecord of(SpanData span) {
    Map<String, Object> attributes = new TreeMap<>();
    span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
    String parent = span.getParentSpanId();
    return new SpanRecord(
        span.getTraceId(),
        span.getSpanId(),
        parent.equals(NO_PARENT) ? "" : parent,
        span.getName(),
        span.getKind().name(),
        span.getStartEpochNanos(),
        span.getEndEpochNanos(),
        span.getStatus().getStatusCode() == StatusCode.ERROR,
        attributes);
  }
}
