package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.controls.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * A hop in one line: its name below its parent's, when it ran as a bar on the axis of the trace,
 * how long it took. The bar of a model is pale until its first token. What the trace waited for is
 * underlined; what ran after the answer stands on a darker ground.
 */
final class SpanLine extends Region {

  private static final double INDENT = 10;
  private static final double SQUARE = 8;
  private static final double GAP = 6;

  /** In which names are written, to measure them. */
  private static final Font FACE = Font.font("Inter", 12);

  private static final double BAR = 10;

  /** How wide and how high the mark of the first token is. */
  private static final double MARK = 2;

  private static final double MARK_HEIGHT = 16;

  /** From the middle of the row down to the middle of the line below the bar. */
  private static final double UNDER = 8;

  /** So many pixels are drawn of a hop that took less. */
  private static final double LEAST = 2;

  private final Region square = new Region();
  private final Label name = Labels.tooltipWhenCut(new Label());
  private final Region after = new Region();
  private final Path grid = new Path();
  private final Region waiting = new Region();
  private final Region bar = new Region();
  private final Region mark = new Region();
  private final Path under = new Path();
  private final Label time = Labels.of("", "numeric", "span-time");
  private double indent;
  private long from;
  private long to;
  private long answered;
  private long firstToken;
  private long whole = 1;
  private double names;
  private String said = "";
  private List<CriticalPath.Piece> waited = List.of();

  SpanLine() {
    getStyleClass().addAll("list-row", "span-row");
    after.getStyleClass().add("after-answer");
    name.setMinWidth(0);
    under.getStyleClass().add("span-critical");
    under.setManaged(false);
    grid.getStyleClass().add("span-grid");
    grid.setManaged(false);
    getChildren().setAll(after, grid, square, name, waiting, bar, mark, under, time);
  }

  /** The width that the longest name of these wants, with all that stands before it. */
  static double names(List<SpanTree.Line> lines, SpanWords words) {
    Text measure = new Text();
    measure.setFont(FACE);
    double most = 0;
    for (SpanTree.Line each : lines) {
      measure.setText(words.name(each.span()));
      double before = each.depth() * INDENT + SQUARE + GAP;
      most = Math.max(most, before + Math.ceil(measure.getLayoutBounds().getWidth()) + 1);
    }
    return most;
  }

  /**
   * Shows a hop.
   *
   * @param onPath when the trace waited for it
   * @param wanted by the longest name of the trace
   */
  void show(
      SpanTree.Line line,
      Trace trace,
      SpanWords words,
      List<CriticalPath.Piece> onPath,
      double wanted) {
    names = wanted;
    TraceSpan span = line.span();
    String color = SpanWords.fill(span);
    name.setText(words.name(span));
    time.setText(SpanWords.time(span.durationMicros()));
    square.getStyleClass().setAll("span-square", color);
    waiting.getStyleClass().setAll("span-bar", "span-waiting", color);
    bar.getStyleClass().setAll("span-bar", color);
    mark.getStyleClass().setAll("first-token", color);
    indent = line.depth() * INDENT;
    waited = onPath;
    whole = trace.durationMicros();
    from = span.offsetMicros();
    to = Math.max(from, span.endMicros());
    answered = trace.spans().getFirst().endMicros();
    OptionalLong first = SpanWords.firstToken(span);
    mark.setVisible(first.isPresent());
    waiting.setVisible(first.isPresent());
    firstToken = from + first.orElse(0);
    said = String.join(", ", words.told(span));
    requestLayout();
  }

  /** What the line says, for a screen reader. */
  String words() {
    return said;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double left = snappedLeftInset();
    double width = getWidth() - left - snappedRightInset();
    TraceScale scale = TraceScale.of(width, names, whole);
    double x = left + indent;
    square.resizeRelocate(x, snapPositionY((height - SQUARE) / 2), SQUARE, SQUARE);
    double words = x + SQUARE + GAP;
    double line = height / 2 + 4.5;
    place(name, words, Math.max(0, left + scale.names() - words), line);
    double end = scale.axis() + scale.length();
    double since = scale.at(answered);
    after.resizeRelocate(snapPositionX(left + since), 0, snapSizeX(end - since), height);
    grid.getElements().clear();
    List<Long> lines = new ArrayList<>(scale.ticks());
    lines.add(whole);
    for (long tick : lines) {
      double at = snapPositionX(left + scale.at(tick)) + 0.5;
      grid.getElements().addAll(new MoveTo(at, 0), new LineTo(at, height));
    }
    bar(scale, left, height);
    under.getElements().clear();
    for (CriticalPath.Piece each : waited) {
      underline(scale, left, each, height / 2 + UNDER);
    }
    double wide = Math.min(TraceScale.TIME, snapSizeX(time.prefWidth(-1)));
    place(time, left + width - wide, wide, line);
  }

  /** In one piece, or in two on both sides of the first token. */
  private void bar(TraceScale scale, double left, double height) {
    double drawn = Math.max(LEAST, scale.at(to) - scale.at(from));
    double begin = Math.min(scale.at(from), scale.axis() + scale.length() - drawn);
    double y = snapPositionY((height - BAR) / 2);
    double split =
        mark.isVisible() ? Math.clamp(scale.at(firstToken), begin, begin + drawn) : begin;
    waiting.resizeRelocate(
        snapPositionX(left + begin), y, Math.max(0, snapSizeX(split - begin)), BAR);
    bar.resizeRelocate(
        snapPositionX(left + split), y, Math.max(0, snapSizeX(begin + drawn - split)), BAR);
    mark.resizeRelocate(
        snapPositionX(left + split - MARK / 2),
        snapPositionY((height - MARK_HEIGHT) / 2),
        MARK,
        MARK_HEIGHT);
  }

  private void underline(TraceScale scale, double left, CriticalPath.Piece piece, double y) {
    double drawn =
        Math.max(LEAST, scale.at(piece.from() + piece.micros()) - scale.at(piece.from()));
    double begin = Math.min(scale.at(piece.from()), scale.axis() + scale.length() - drawn);
    double x = snapPositionX(left + begin);
    under.getElements().addAll(new MoveTo(x, y), new LineTo(x + snapSizeX(drawn), y));
  }

  private void place(Label label, double x, double width, double line) {
    label.resize(width, snapSizeY(label.prefHeight(-1)));
    label.relocate(x, snapPositionY(line - label.getBaselineOffset()));
  }
}
