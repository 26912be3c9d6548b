package com.mangaassist.app.bench;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param conditions under which it was measured, a sentence each
 * @param figures what was measured
 */
public record Report(List<String> conditions, List<Figure> figures) {

  public Report {
    conditions = List.copyOf(conditions);
    figures = List.copyOf(figures);
  }

  /**
   * One number.
   *
   * @param name what it is
   * @param value in {@code unit}
   * @param unit as "ms"
   * @param limit what it must not exceed; NaN where nothing was promised
   */
  public record Figure(String name, double value, String unit, double limit) {

    /** A number without a promise. */
    public static Figure of(String name, double value, String unit) {
      return new Figure(name, value, unit, Double.NaN);
    }

    /** True unless it is over its limit. */
    public boolean holds() {
      return Double.isNaN(limit) || value <= limit;
    }
  }

  /** True if every promise was kept. */
  public boolean holds() {
    return figures.stream().allMatch(Figure::holds);
  }
}
