package com.mangaassist.services.metrics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a series of values measures.
 *
 * @param name OpenTelemetry's name where its GenAI conventions have one
 * @param unit CloudWatch's, as {@code Seconds}, {@code Count}
 * @param dimensions at most 30
 */
public record Figure(String name, String unit, SortedMap<String, String> dimensions) {

  /** Copies the map. */
  public Figure {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  /** One dimension more. */
  public Figure with(String dimension, String value) {
    var more = new TreeMap<>(dimensions);
    more.put(dimension, value);
    return new Figure(name, unit, more);
  }

  /** Without dimensions. */
  public static Figure of(String name, String unit) {
    return new Figure(name, unit, new TreeMap<>());
  }
}
