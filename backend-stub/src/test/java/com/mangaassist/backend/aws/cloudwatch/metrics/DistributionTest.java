package com.mangaassist.backend.aws.cloudwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles against sorted arrays, sizes, and which names are statistics. */
class DistributionTest {

  @Test
  void isExactAsLongAsValuesAreFew() {
    RandomGenerator random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      double[] values = random.doubles(random.nextInt(1, 400), 0, 1_000).toArray();
      Distribution distribution = of(values);
      Arrays.sort(values);
      for (double percent : new double[] {0, 12.5, 50, 90, 99, 99.9, 100}) {
        assertThat(value("p" + percent, distribution))
            .as("p%s of %d values", percent, values.length)
            .isEqualTo(values[rank(percent, values.length)]);
      }
    }
  }

  /** Seven orders of magnitude in one minute. */
  @Test
  void staysSmallAndWithinAPercentOfManyValues() {
    RandomGenerator random = new SplittableRandom(2);
    double[] values = random.doubles(50_000).map(x -> Math.pow(10, x * 7 - 2)).toArray();
    Distribution distribution = Distribution.EMPTY;
    for (int from = 0; from < values.length; from += 500) {
      distribution = distribution.plus(of(Arrays.copyOfRange(values, from, from + 500)));
    }
    assertThat(SketchCodec.encode(distribution)).hasSizeLessThan(16 * Distribution.EXACT + 2);
    assertThat(distribution.samples()).isEqualTo(values.length);
    Arrays.sort(values);
    assertThat(distribution.high()).isEqualTo(values[values.length - 1]);
    for (double percent : new double[] {1, 50, 90, 99, 99.9}) {
      double expected = values[rank(percent, values.length)];
      assertThat(value("p" + percent, distribution))
          .as("p%s", percent)
          .isCloseTo(expected, within(expected * 0.05));
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    assertThat(value("tm100", distribution)).isCloseTo(mean, within(mean * 1e-6));
  }

  @Test
  void doesNotDependOnTheOrderOfMerging() {
    RandomGenerator random = new SplittableRandom(3);
    for (int round = 0; round < 100; round++) {
      Distribution a = of(random.doubles(50, 0, 10).toArray());
      Distribution b = of(random.doubles(50, 0, 10).toArray());
      assertThat(SketchCodec.encode(a.plus(b))).isEqualTo(SketchCodec.encode(b.plus(a)));
    }
  }

  @Test
  void readsBackWhatItWrote() {
    RandomGenerator random = new SplittableRandom(4);
    for (int round = 0; round < 100; round++) {
      Distribution written =
          of(random.doubles(random.nextInt(1, 50), 0, 10).toArray())
              .plus(Distribution.of(5, random.nextInt(1, 9)));
      Distribution read =
          SketchCodec.decode(
              written.samples(),
              written.sum(),
              written.low(),
              written.high(),
              SketchCodec.encode(written));
      assertThat(read.values()).isEqualTo(written.values());
      assertThat(read.weights()).isEqualTo(written.weights());
    }
    Distribution unknown = Distribution.ofSet(3, 6, 1, 3);
    assertThat(SketchCodec.decode(3, 6, 1, 3, SketchCodec.encode(unknown)).known()).isFalse();
  }

  /** A trimmed mean splits a value that lies on the bound. */
  @ParameterizedTest
  @CsvSource({
    "tm50, 1.3333333333333333",
    "TM(25%:75%), 2.5",
    "tc75, 3",
    "TS(:50%), 3",
    "wm75, 2.25",
    "WM(25%:75%), 2.25",
    "PR(1:3), 50",
    "TC(1:), 3",
    "IQM, 2.5",
    "SampleCount, 4"
  })
  void trims(String name, double expected) {
    // Of 1, 2, 3, 4; tm50 of 1, 1, 2 and 9 more.
    Distribution four = of(1, 2, 3, 4);
    if (name.equals("tm50")) {
      four = of(1, 1, 2, 3, 4, 9);
    }
    assertThat(value(name, four)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p",
        "p101",
        "p-1",
        "P50",
        "median",
        "tm",
        "TM(:)",
        "TM(10:90%)",
        "TM(90%:10%)",
        "PR(10%:20%)",
        "pr50",
        "p99.99999999999",
        "Average ",
        "average",
        "TM(10%:110%)"
      })
  void knowsNoOtherNames(String name) {
    assertThat(Statistic.parse(name)).isEmpty();
  }

  private static int rank(double percent, int count) {
    return Math.clamp((long) Math.ceil(percent / 100 * count - 1e-9) - 1, 0, count - 1);
  }

  private static double value(String name, Distribution distribution) {
    return Statistic.parse(name).orElseThrow().of(distribution).orElseThrow();
  }

  private static Distribution of(double... values) {
    Distribution all = Distribution.EMPTY;
    for (double value : values) {
      all = all.plus(Distribution.of(value, 1));
    }
    return all;
  }
}
