package com.mangaassist.services.traces;

import java.util.Map;

/**
 * One hop of a trace.
 *
 * @param id 16 hex digits
 * @param parentId of the hop that it was part of; empty for the first
 * @param name as OpenTelemetry's
 * @param kind as OpenTelemetry's: SERVER, CLIENT, PRODUCER, CONSUMER, INTERNAL
 * @param offsetMicros from the beginning of the trace
 * @param durationMicros how long it took
 * @param failed whether it ended in an error
 * @param attributes texts and numbers by OpenTelemetry's names, in the order of their names
 */
public record TraceSpan(
    String id,
    String parentId,
    String name,
    String kind,
    long offsetMicros,
    long durationMicros,
    boolean failed,
    Map<String, String> attributes) {

  /** An attribute; empty where there is none. */
  public String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /** From the beginning of the trace to its end. */
  public long endMicros() {
    return offsetMicros + durationMicros;
  }
}
