package com.mangaassist.services.traces;

import java.util.List;

/**
 * The hops of one request, and of what it set off.
 *
 * @param id 32 hex digits
 * @param durationMicros from the first hop's beginning to the last one's end
 * @param spans the earliest first; at least one
 */
public record Trace(String id, long durationMicros, List<TraceSpan> spans) {

  public Trace {
    spans = List.copyOf(spans);
  }
}
