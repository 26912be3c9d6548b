package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.controls.Labels;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A hop in one line: its name below its parent's, when it ran as a bar on the axis of the trace,
 * how long it took. What the trace waited for is underlined; what ran after the answer stands on a
 * darker ground.
 */
final class SpanLine extends Region {

  private static final double INDENT = 10;
  private static final double SQUARE = 8;
  private static final double GAP = 6;
  private static final double TIME = 54;
  private static final double BAR = 10;

  /** From the middle of the row down to the middle of the line below the bar. */
  private static final double UNDER = 8;

  /** So many pixels are drawn of a hop that took less. */
  private static final double LEAST = 2;

  /** Of the width, what the names have. */
  private static final double NAMES = 0.55;

  private final Region square = new Region();
  private final Label name = Labels.tooltipWhenCut(new Label());
  private final Region after = new Region();
  private final Region bar = new Region();
  private final Path under = new Path();
  private final Label time = Labels.of("", "numeric", "span-time");
  private double indent;
  private double from;
  private double to;
  private double answered;
  private double whole = 1;
  private List<CriticalPath.Piece> waited = List.of();

  SpanLine() {
    getStyleClass().addAll("list-row", "span-row");
    after.getStyleClass().add("after-answer");
    name.setMinWidth(0);
    under.getStyleClass().add("span-critical");
    under.setManaged(false);
    getChildren().setAll(after, square, name, bar, under, time);
  }

  /**
   * Shows a hop.
   *
   * @param onPath when the trace waited for it
   */
  void show(SpanTree.Line line, Trace trace, SpanWords words, List<CriticalPath.Piece> onPath) {
    TraceSpan span = line.span();
    String color = SpanWords.fill(span);
    name.setText(words.name(span));
    time.setText(SpanWords.time(span.durationMicros()));
    square.getStyleClass().setAll("span-square", color);
    bar.getStyleClass().setAll("span-bar", color);
    indent = line.depth() * INDENT;
    waited = onPath;
    whole = Math.max(1, trace.durationMicros());
    from = Math.clamp(span.offsetMicros() / whole, 0, 1);
    to = Math.clamp(span.endMicros() / whole, from, 1);
    answered = Math.clamp(trace.spans().getFirst().endMicros() / whole, 0, 1);
    requestLayout();
  }

  /** What the line says, for a screen reader. */
  String words() {
    return name.getText() + ", " + time.getText();
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
    double names = snapSizeX(width * NAMES);
    double x = left + indent;
    square.resizeRelocate(x, snapPositionY((height - SQUARE) / 2), SQUARE, SQUARE);
    double words = x + SQUARE + GAP;
    double line = height / 2 + 4.5;
    place(name, words, Math.max(0, left + names - words), line);
    double axis = left + names + GAP;
    double length = Math.max(0, width - names - GAP - TIME - GAP);
    after.resizeRelocate(
        snapPositionX(axis + answered * length), 0, snapSizeX((1 - answered) * length), height);
    double drawn = Math.max(LEAST, (to - from) * length);
    double begin = Math.min(from * length, Math.max(0, length - drawn));
    bar.resizeRelocate(
        snapPositionX(axis + begin), snapPositionY((height - BAR) / 2), snapSizeX(drawn), BAR);
    under.getElements().clear();
    for (CriticalPath.Piece each : waited) {
      underline(axis, length, each, height / 2 + UNDER);
    }
    double wide = Math.min(TIME, snapSizeX(time.prefWidth(-1)));
    place(time, left + width - wide, wide, line);
  }

  private void underline(double axis, double length, CriticalPath.Piece piece, double y) {
    double drawn = Math.max(LEAST, piece.micros() / whole * length);
    double begin = Math.min(piece.from() / whole * length, Math.max(0, length - drawn));
    double x = snapPositionX(axis + begin);
    under.getElements().addAll(new MoveTo(x, y), new LineTo(x + snapSizeX(drawn), y));
  }

  private void place(Label label, double x, double width, double line) {
    label.resize(width, snapSizeY(label.prefHeight(-1)));
    label.relocate(x, snapPositionY(line - label.getBaselineOffset()));
  }
}
