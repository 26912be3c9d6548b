package com.mangaassist.backend.aws.appconfig;

import java.time.Duration;

/**
 * When the steps of a deployment happen, where AWS's own sources disagree. A deployment keeps the
 * name of the one it started with.
 */
public enum StepTiming {
  /**
   * By the reference of UpdateDeploymentStrategy: the first step at once, each next one after an
   * equal part of the duration, and the whole duration over before the bake time.
   */
  DOCUMENTED {
    @Override
    Duration offset(int step, int steps, Duration duration) {
      return part(duration, step, steps);
    }
  },
  /**
   * By the event log in the reference of GetDeployment, where four steps of a 15-minute deployment
   * come after 3, 6, 9 and 12 minutes and the bake time after 15.
   */
  RECORDED {
    @Override
    Duration offset(int step, int steps, Duration duration) {
      return part(duration, step + 1, steps + 1);
    }
  };

  /**
   * When a step happens, counted from the start.
   *
   * @param step from 0
   * @param steps how many there are; the offset of step {@code steps} is the end of growth
   */
  abstract Duration offset(int step, int steps, Duration duration);

  private static Duration part(Duration duration, int parts, int of) {
    return Duration.ofMillis(duration.toMillis() * parts / of);
  }
}
