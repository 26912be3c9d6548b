package com.mangaassist.views.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * Where times of a trace stand in a row: names at the left, how long it took at the right, and the
 * axis between them.
 *
 * @param names width of the names
 * @param axis where the axis begins
 * @param length of the axis
 * @param whole microseconds of the trace, at least 1
 */
record TraceScale(double names, double axis, double length, double whole) {

  static final double GAP = 6;

  /** Width of how long a hop took. */
  static final double TIME = 50;

  /** The least that names have, and the least that they leave to the axis. */
  private static final double LEAST_NAMES = 96;

  private static final double LEAST_AXIS = 32;

  /** Labels of ticks need so much. */
  private static final double BETWEEN_TICKS = 46;

  private static final long[] STEPS = {1, 2, 5};

  /**
   * In a row of that width.
   *
   * @param wanted by the longest name, with all that stands before it
   */
  static TraceScale of(double width, double wanted, long micros) {
    double room = width - 2 * GAP - TIME;
    double most = Math.max(Math.min(LEAST_NAMES, room), room - LEAST_AXIS);
    double names = Math.max(0, Math.min(Math.ceil(Math.max(LEAST_NAMES, wanted)), most));
    double axis = names + GAP;
    return new TraceScale(names, axis, Math.max(0, room - names), (double) Math.max(1, micros));
  }

  /** Where that moment is in the row. */
  double at(long micros) {
    return axis + Math.clamp(micros / whole, 0, 1) * length;
  }

  /** Round moments in microseconds from 0 on, at most as near as their labels allow. */
  List<Long> ticks() {
    if (length < BETWEEN_TICKS) {
      return List.of(0L);
    }
    double step = step();
    List<Long> ticks = new ArrayList<>();
    for (double tick = 0; tick <= whole; tick += step) {
      ticks.add((long) tick);
    }
    return ticks;
  }

  private double step() {
    double least = BETWEEN_TICKS / length * whole;
    double power = 1;
    while (true) {
      for (long each : STEPS) {
        // Times are told to the millisecond.
        if (each * power >= least && each * power >= 1_000) {
          return each * power;
        }
      }
      power *= 10;
    }
  }
}
