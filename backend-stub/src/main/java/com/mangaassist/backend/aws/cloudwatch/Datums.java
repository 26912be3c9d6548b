package com.mangaassist.backend.aws.cloudwatch;

import com.mangaassist.backend.aws.cloudwatch.metrics.Distribution;
import com.mangaassist.backend.aws.cloudwatch.metrics.Sample;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.cloudwatch.model.Units;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads AWS's {@code MetricDatum}. */
final class Datums {
  private static final int MOST_VALUES = 150;
  private static final double LARGEST = Math.pow(2, 360);
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  private Datums() {}

  static Sample read(String namespace, Input datum, Instant now) throws AwsFault {
    MetricId metric = MetricReading.metric(namespace, datum);
    String unit = datum.text("Unit").orElse(Units.NONE);
    Optional<Integer> resolution = datum.whole("StorageResolution");
    if (resolution.isPresent() && resolution.get() != 1 && resolution.get() != 60) {
      throw Faults.invalidValue(resolution.get().toString(), datum.path("StorageResolution"));
    }
    return new Sample(metric, unit, time(datum, now), resolution.orElse(60) == 1, values(datum));
  }

  private static Instant time(Input datum, Instant now) throws AwsFault {
    Instant time = datum.time("Timestamp").orElse(now);
    String path = datum.path("Timestamp");
    if (time.isBefore(now.minus(OLDEST))) {
      throw Faults.invalid(
          "The parameter " + path + " must specify a time within the past two weeks.");
    }
    if (time.isAfter(now.plus(NEWEST))) {
      throw Faults.invalid(
          "The parameter " + path + " must specify a time no more than two hours in the future.");
    }
    return time;
  }

  private static Distribution values(Input datum) throws AwsFault {
    boolean value = datum.has("Value");
    boolean values = datum.has("Values");
    boolean set = datum.has("StatisticValues");
    exclude(datum, value && values, "Value", "Values");
    exclude(datum, value && set, "Value", "StatisticValues");
    if (value) {
      return Distribution.of(finite(datum, "Value"), 1);
    }
    // AWS takes values and a statistic set together; which of them counts it does not say.
    if (values) {
      return counted(datum);
    }
    if (datum.has("Counts")) {
      throw Faults.combination(
          "The parameter %s requires the parameter %s."
              .formatted(datum.path("Counts"), datum.path("Values")));
    }
    Optional<Input> statistics = datum.structure("StatisticValues");
    if (statistics.isEmpty()) {
      throw datum.missing("Value");
    }
    return set(statistics.get());
  }

  private static void exclude(Input datum, boolean both, String one, String other) throws AwsFault {
    if (both) {
      throw Faults.combination(
          "The parameters %s and %s are mutually exclusive and you have specified both."
              .formatted(datum.path(one), datum.path(other)));
    }
  }

  private static Distribution counted(Input datum) throws AwsFault {
    List<Double> values = datum.numbers("Values");
    List<Double> counts = datum.numbers("Counts");
    if (values.isEmpty()) {
      throw datum.missing("Values");
    }
    if (values.size() > MOST_VALUES) {
      throw Faults.tooMany(datum.path("Values"), MOST_VALUES);
    }
    if (datum.has("Counts") && counts.size() != values.size()) {
      throw Faults.invalid(
          "The parameters %s and %s must be of the same size."
              .formatted(datum.path("Values"), datum.path("Counts")));
    }
    Distribution all = Distribution.EMPTY;
    for (int i = 0; i < values.size(); i++) {
      double value = checked(values.get(i), datum.memberPath("Values", i));
      double count = counts.isEmpty() ? 1 : checked(counts.get(i), datum.memberPath("Counts", i));
      if (count < 0) {
        throw Faults.invalidValue(text(count), datum.memberPath("Counts", i));
      }
      if (count > 0) {
        all = all.plus(Distribution.of(value, count));
      }
    }
    return all;
  }

  private static Distribution set(Input set) throws AwsFault {
    double samples = finite(set, "SampleCount");
    double sum = finite(set, "Sum");
    double low = finite(set, "Minimum");
    double high = finite(set, "Maximum");
    if (samples <= 0) {
      throw Faults.invalidValue(text(samples), set.path("SampleCount"));
    }
    if (low > high) {
      throw Faults.combination(
          "The value for parameter %s must not be greater than the value for parameter %s."
              .formatted(set.path("Minimum"), set.path("Maximum")));
    }
    return Distribution.ofSet(samples, sum, low, high);
  }

  private static double finite(Input input, String name) throws AwsFault {
    Optional<Double> number = input.number(name);
    if (number.isEmpty()) {
      throw input.missing(name);
    }
    return checked(number.get(), input.path(name));
  }

  private static double checked(double number, String path) throws AwsFault {
    if (!(Math.abs(number) <= LARGEST)) {
      throw Faults.invalidValue(text(number), path);
    }
    // Minus zero would be a second zero.
    return number + 0.0;
  }

  private static String text(double number) {
    return Double.toString(number);
  }
}
