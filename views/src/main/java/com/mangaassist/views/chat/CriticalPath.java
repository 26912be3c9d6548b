package com.mangaassist.views.chat;

import com.mangaassist.services.traces.TraceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trace waited for, from its last moment back to its first: shorten a hop that is not on it,
 * and nothing ends earlier. A hop has of it what none of its parts explains.
 */
final class CriticalPath {

  /** So long it waited for one hop, in microseconds from the trace's beginning. */
  record Piece(long from, long to) {
    long micros() {
      return to - from;
    }
  }

  private record Hop(@Nullable TraceSpan span, boolean first, List<Hop> parts) {
    Hop(@Nullable TraceSpan span, boolean first) {
      this(span, first, new ArrayList<>());
    }

    long from() {
      return span == null ? 0 : span.offsetMicros();
    }

    long to() {
      return span == null ? 0 : span.endMicros();
    }

    /** The last of a hop may be written down while what it set off has begun. */
    boolean endedBy(long moment) {
      return (to() - moment) * 10 <= to() - from();
    }
  }

  private final Map<String, List<Piece>> pieces = new HashMap<>();
  private final List<SpanTree.Line> lines;

  private final long all;

  private CriticalPath(List<SpanTree.Line> lines) {
    this.lines = List.copyOf(lines);
    back(whole(), lines.stream().mapToLong(each -> each.span().endMicros()).max().orElse(0));
    all = pieces.values().stream().flatMap(List::stream).mapToLong(Piece::micros).sum();
  }

  /** Of all hops of a trace, in the order of reading. */
  static CriticalPath of(List<SpanTree.Line> lines) {
    return new CriticalPath(lines);
  }

  /** What was waited for this hop; empty when it is not on the path. */
  List<Piece> pieces(TraceSpan span) {
    return pieces.getOrDefault(span.id(), List.of());
  }

  /** The hop that was waited for longest. */
  Optional<TraceSpan> longest() {
    return lines.stream()
        .map(SpanTree.Line::span)
        .filter(each -> micros(each) > 0)
        .max(Comparator.comparingLong(this::micros));
  }

  /** How much of the path is this hop's, 0 to 100. */
  long percent(TraceSpan span) {
    return all == 0 ? 0 : Math.round(100.0 * micros(span) / all);
  }

  private long micros(TraceSpan span) {
    return pieces(span).stream().mapToLong(Piece::micros).sum();
  }

  /** The hops below one that is the whole; what outlives its parent is no part of that. */
  private Hop whole() {
    Hop whole = new Hop(null, true);
    Deque<Hop> above = new ArrayDeque<>();
    for (SpanTree.Line line : lines) {
      while (above.size() > line.depth()) {
        above.pop();
      }
      Hop parent = above.peek();
      Hop hop = new Hop(line.span(), parent == null);
      boolean part = parent != null && hop.to() <= parent.to();
      (part ? parent : whole).parts().add(hop);
      above.push(hop);
    }
    return whole;
  }

  private void back(Hop hop, long until) {
    long to = until;
    for (Optional<Hop> part = lastOf(hop, to); part.isPresent(); part = lastOf(hop, to)) {
      long end = Math.min(part.get().to(), to);
      add(hop, end, to);
      back(part.get(), end);
      to = part.get().from();
    }
    add(hop, Math.min(hop.from(), to), to);
  }

  /** What ended last before a moment; only what began it all may go on beside what it set off. */
  private static Optional<Hop> lastOf(Hop hop, long to) {
    return hop.parts().stream()
        .filter(each -> each.from() < to && (each.first() || each.endedBy(to)))
        .max(Comparator.comparingLong(each -> Math.min(each.to(), to)));
  }

  private void add(Hop hop, long from, long to) {
    TraceSpan span = hop.span();
    if (span != null && to > from) {
      pieces.computeIfAbsent(span.id(), id -> new ArrayList<>()).add(new Piece(from, to));
    }
  }
}
