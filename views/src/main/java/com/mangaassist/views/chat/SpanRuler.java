package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Labels;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The times above the hops of a trace. */
final class SpanRuler extends Region {

  private static final double HEIGHT = 20;

  private long micros = 1;
  private List<Long> ticks = List.of();

  SpanRuler() {
    getStyleClass().add("span-ruler");
    setMinWidth(0);
    setMinHeight(HEIGHT);
  }

  /** Of a trace that took so many microseconds. */
  void show(long durationMicros) {
    micros = durationMicros;
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
    TraceScale scale = TraceScale.of(getWidth() - left - snappedRightInset(), micros);
    List<Long> now = scale.ticks();
    if (!now.equals(ticks)) {
      ticks = now;
      getChildren().setAll(now.stream().map(SpanRuler::label).toList());
      applyCss();
    }
    for (int i = 0; i < now.size(); i++) {
      if (getChildren().get(i) instanceof Label label) {
        label.autosize();
        label.relocate(
            snapPositionX(left + scale.at(now.get(i))),
            snapPositionY((getHeight() - label.getHeight()) / 2));
      }
    }
  }

  private static Label label(long tick) {
    return Labels.of(tick == 0 ? "0" : SpanWords.time(tick), "span-tick");
  }
}
