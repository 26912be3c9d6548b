package com.mangaassist.backend.aws.appconfig;

import java.util.ArrayList;
import java.util.List;

/** AWS's two ways for a deployment's percentage to grow. */
public enum GrowthType {
  /** The factor is added at each step: 20, 40, 60, 80, 100. */
  LINEAR,
  /** {@code G * 2^N}: a factor of 10 gives 10, 20, 40, 80, 100. */
  EXPONENTIAL;

  /**
   * The percentages of all steps, each larger than the one before, the last 100.
   *
   * @param factor more than 0, at most 100
   */
  List<Float> steps(float factor) {
    List<Float> steps = new ArrayList<>();
    for (int step = 0; steps.isEmpty() || steps.getLast() < 100; step++) {
      double grown =
          switch (this) {
            case LINEAR -> (double) factor * (step + 1);
            case EXPONENTIAL -> factor * Math.pow(2, step);
          };
      steps.add((float) Math.min(100, grown));
    }
    return steps;
  }
}
