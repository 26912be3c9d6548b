package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.chat.CriticalPath.Piece;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a trace waited for. */
final class CriticalPathTest {

  private final TraceSpan root = span("a", "", 0, 100);
  private final TraceSpan flag = span("b", "a", 5, 5);
  private final TraceSpan beside = span("c", "a", 11, 6);
  private final TraceSpan model = span("d", "a", 10, 85);
  private final TraceSpan wait = span("e", "d", 12, 40);
  private final TraceSpan told = span("f", "a", 98, 12);
  private final TraceSpan quick = span("g", "f", 111, 4);
  private final TraceSpan slow = span("h", "f", 112, 20);

  private final CriticalPath path =
      CriticalPath.of(
          SpanTree.of(
              new Trace("t", 132, List.of(root, flag, beside, model, wait, told, quick, slow))));

  @Test
  void runsBackFromTheLastMomentThroughWhatEndedLast() {
    assertThat(path.pieces(slow)).containsExactly(new Piece(112, 132));
    assertThat(path.pieces(told)).containsExactly(new Piece(98, 110));
    assertThat(path.pieces(wait)).containsExactly(new Piece(12, 52));
  }

  @Test
  void ofAHopIsWhatItsPartsDoNotExplain() {
    assertThat(path.pieces(model)).containsExactlyInAnyOrder(new Piece(52, 95), new Piece(10, 12));
    assertThat(path.pieces(root)).containsExactlyInAnyOrder(new Piece(95, 98), new Piece(0, 5));
    assertThat(path.pieces(flag)).containsExactly(new Piece(5, 10));
  }

  @Test
  void leavesOutWhatNothingWaitedFor() {
    assertThat(path.pieces(beside)).isEmpty();
    assertThat(path.pieces(quick)).isEmpty();
  }

  @Test
  void namesTheHopThatWasWaitedForLongest() {
    assertThat(path.longest()).contains(model);
    assertThat(path.percent(model)).isEqualTo(Math.round(100.0 * 45 / 130));
    assertThat(path.percent(quick)).isZero();
  }

  private static TraceSpan span(String id, String parent, long offset, long duration) {
    return new TraceSpan(id, parent, id, "INTERNAL", offset, duration, false, Map.of());
  }
}
