package com.mangaassist.backend.aws.appconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Laws of growth, for random factors and durations; a failure names its seed. */
class GrowthLawsTest {

  @RepeatedTest(500)
  void growthIsMonotoneAndEndsAtAHundred(RepetitionInfo repetition) {
    RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
    float factor = 1 + random.nextFloat() * 99;
    for (GrowthType type : GrowthType.values()) {
      List<Float> steps = type.steps(factor);
      assertThat(steps).as("%s %s", type, factor).isSorted().doesNotHaveDuplicates();
      assertThat(steps.getFirst()).isEqualTo(factor);
      assertThat(steps.getLast()).isEqualTo(100f);
      int expected =
          type == GrowthType.LINEAR
              ? (int) Math.ceil(100 / (double) factor)
              : (int) Math.ceil(Math.log(100 / (double) factor) / Math.log(2)) + 1;
      assertThat(steps.size()).as("%s %s", type, factor).isBetween(expected - 1, expected + 1);
    }
  }

  @RepeatedTest(200)
  void stepsAreEvenlySpreadOverTheDuration(RepetitionInfo repetition) {
    RandomGenerator random = new SplittableRandom(repetition.getCurrentRepetition());
    Duration duration = Duration.ofMinutes(random.nextInt(1, 1441));
    int steps = random.nextInt(1, 101);
    for (StepTiming timing : StepTiming.values()) {
      Duration before = timing.offset(0, steps, duration);
      assertThat(before.isNegative()).isFalse();
      Duration gap = timing.offset(1, steps, duration).minus(before);
      for (int step = 1; step <= steps; step++) {
        Duration at = timing.offset(step, steps, duration);
        assertThat(at.minus(before)).isBetween(gap.minusMillis(1), gap.plusMillis(1));
        before = at;
      }
      assertThat(before).as("%s: growth takes the whole duration", timing).isEqualTo(duration);
    }
  }

  @Test
  void growsAsTheReferenceSays() {
    assertThat(GrowthType.LINEAR.steps(20)).containsExactly(20f, 40f, 60f, 80f, 100f);
    assertThat(GrowthType.LINEAR.steps(30)).containsExactly(30f, 60f, 90f, 100f);
    assertThat(GrowthType.LINEAR.steps(100)).containsExactly(100f);
    assertThat(GrowthType.EXPONENTIAL.steps(2)).containsExactly(2f, 4f, 8f, 16f, 32f, 64f, 100f);
    assertThat(GrowthType.EXPONENTIAL.steps(10)).containsExactly(10f, 20f, 40f, 80f, 100f);
  }

  @Test
  void positionsAreEvenlySpread() {
    int[] tenths = new int[10];
    for (int client = 1; client <= 10_000; client++) {
      double position = Share.position(client, 7);
      assertThat(position).isGreaterThanOrEqualTo(0).isLessThan(100);
      tenths[(int) (position / 10)]++;
    }
    // 1,000 each; five standard deviations are 150.
    for (int tenth : tenths) {
      assertThat(tenth).isBetween(850, 1150);
    }
  }
}
