package com.mangaassist.backend.pipeline.traces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest traces, a bounded number of them; safe for many threads. */
public final class TraceStore {

  private static final int MAX_SPANS = 256;

  private final int capacity;
  private final LinkedHashMap<String, List<SpanRecord>> traces = new LinkedHashMap<>();
  private final Map<String, String> byCorrelation = new HashMap<>();

  TraceStore(int capacity) {
    this.capacity = capacity;
  }

  synchronized void add(SpanRecord span) {
    List<SpanRecord> spans = traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>(8));
    if (spans.size() < MAX_SPANS) {
      spans.add(span);
    }
    if (span.attributes().get(SpanRecord.CORRELATION_ID) instanceof String correlation) {
      byCorrelation.put(correlation, span.traceId());
    }
    if (traces.size() > capacity) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    var oldest = traces.pollFirstEntry();
    for (SpanRecord span : oldest.getValue()) {
      if (span.attributes().get(SpanRecord.CORRELATION_ID) instanceof String correlation) {
        byCorrelation.remove(correlation, oldest.getKey());
      }
    }
  }

  /**
   * The spans of a trace, the earliest first; empty when it is not known, or not any more.
   *
   * @param id a correlation id, a trace id, or X-Ray's root
   */
  public synchronized Optional<List<SpanRecord>> find(String id) {
    String plain = id.startsWith("1-") ? id.substring(2).replace("-", "") : id;
    List<SpanRecord> spans = traces.get(byCorrelation.getOrDefault(id, plain));
    return Optional.ofNullable(spans).map(TraceStore::inOrder);
  }

  /** The newest traces, the newest first. */
  public synchronized List<List<SpanRecord>> newest(int limit) {
    return traces.sequencedValues().reversed().stream()
        .limit(limit)
        .map(TraceStore::inOrder)
        .toList();
  }

  private static List<SpanRecord> inOrder(List<SpanRecord> spans) {
    return spans.stream().sorted(Comparator.comparingLong(SpanRecord::startNanos)).toList();
  }
}
