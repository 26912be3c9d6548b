package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Labels;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The times above the hops of a trace. */
final class SpanRuler extends Region {

  private static final double HEIGHT = 20;

  /** Between the last round time and that of the end. */
  private static final double APART = 6;

  private long micros = 1;
  private double names;
  private List<Long> ticks = List.of();

  SpanRuler() {
    getStyleClass().add("span-ruler");
    setMinWidth(0);
    setMinHeight(HEIGHT);
  }

  /**
   * Of a trace.
   *
   * @param durationMicros how long it took
   * @param wanted by its longest name
   */
  void show(long durationMicros, double wanted) {
    micros = durationMicros;
    names = wanted;
    ticks = List.of();
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    TraceScale scale = TraceScale.of(getWidth() - left - snappedRightInset(), names, micros);
    List<Long> now = new ArrayList<>(scale.ticks());
    now.add(micros);
    if (!now.equals(ticks)) {
      ticks = now;
      getChildren().setAll(now.stream().map(SpanRuler::label).toList());
      applyCss();
    }
    double end = left + scale.axis() + scale.length();
    double free = end;
    // From the end on: it is always told, and what would touch it is not.
    for (int i = now.size() - 1; i >= 0; i--) {
      if (getChildren().get(i) instanceof Label label) {
        label.autosize();
        boolean last = i == now.size() - 1;
        double x = last ? end - label.getWidth() : left + scale.at(now.get(i));
        label.setVisible(last || x + label.getWidth() <= free);
        label.relocate(snapPositionX(x), snapPositionY((getHeight() - label.getHeight()) / 2));
        free = last ? x - APART : free;
      }
    }
  }

  private static Label label(long tick) {
    return Labels.of(tick == 0 ? "0" : SpanWords.time(tick), "span-tick");
  }
}
