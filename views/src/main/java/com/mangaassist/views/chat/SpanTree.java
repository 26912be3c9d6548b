package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hops of a trace, each below the one that it was part of. */
final class SpanTree {

  private static final String MESSAGE = "messaging.message.id";

  /**
   * A hop at its place.
   *
   * @param depth 0 for the first
   */
  record Line(TraceSpan span, int depth) {}

  private SpanTree() {}

  /** In the order of reading. */
  static List<Line> of(Trace trace) {
    Set<String> known = new HashSet<>();
    Map<String, String> published = new HashMap<>();
    for (TraceSpan each : trace.spans()) {
      known.add(each.id());
      if (isPublished(each)) {
        published.put(each.attribute(MESSAGE), each.id());
      }
    }
    Map<String, List<TraceSpan>> below = new HashMap<>();
    List<TraceSpan> first = new ArrayList<>();
    for (TraceSpan each : trace.spans()) {
      String parent = isDelivered(each) ? published.get(each.attribute(MESSAGE)) : null;
      String above = parent == null ? each.parentId() : parent;
      if (known.contains(above)) {
        below.computeIfAbsent(above, id -> new ArrayList<>()).add(each);
      } else {
        first.add(each);
      }
    }
    List<Line> lines = new ArrayList<>();
    first.forEach(each -> add(each, 0, below, lines));
    return lines;
  }

  private static void add(
      TraceSpan span, int depth, Map<String, List<TraceSpan>> below, List<Line> lines) {
    lines.add(new Line(span, depth));
    // Taken, so that a ring of parents ends.
    List<TraceSpan> children = below.remove(span.id());
    if (children != null) {
      children.forEach(each -> add(each, depth + 1, below, lines));
    }
  }

  /** An event on its way to the bus. */
  static boolean isPublished(TraceSpan span) {
    return span.kind().equals("PRODUCER") && !span.attribute(MESSAGE).isEmpty();
  }

  /** What the bus invoked with an event. */
  private static boolean isDelivered(TraceSpan span) {
    return span.kind().equals("CONSUMER");
  }

  /** How often the bus delivered this event. */
  static long deliveries(Trace trace, TraceSpan published) {
    String message = published.attribute(MESSAGE);
    return trace.spans().stream()
        .filter(each -> isDelivered(each) && each.attribute(MESSAGE).equals(message))
        .count();
  }
}
