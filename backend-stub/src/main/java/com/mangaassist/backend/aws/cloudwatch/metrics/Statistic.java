package com.mangaassist.backend.aws.cloudwatch.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is made of a period's values, by AWS's names: {@code Average}, {@code p99.9}, {@code
 * TM(10%:90%)} and so on.
 *
 * @param name as it was asked for
 */
public record Statistic(String name, Kind kind, Bounds bounds) {

  /** The kinds. */
  public enum Kind {
    SAMPLE_COUNT,
    AVERAGE,
    SUM,
    MINIMUM,
    MAXIMUM,
    PERCENTILE,
    TRIMMED_MEAN,
    WINSORIZED_MEAN,
    TRIMMED_COUNT,
    TRIMMED_SUM,
    PERCENTILE_RANK
  }

  /** The five simple ones. */
  public static final List<String> SIMPLE =
      List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

  private static final String NUMBER = "(\\d{1,16}(?:\\.\\d{1,10})?)";
  private static final Pattern SHORT = Pattern.compile("(p|tm|wm|tc|ts)" + NUMBER);
  private static final Pattern PERCENT_RANGE =
      Pattern.compile("(TM|WM|TC|TS)\\((?:" + NUMBER + "%)?:(?:" + NUMBER + "%)?\\)");
  private static final Pattern VALUE_RANGE =
      Pattern.compile("(TM|WM|TC|TS|PR)\\(" + NUMBER + "?:" + NUMBER + "?\\)");

  /** The statistic of a name; empty when there is none. */
  public static Optional<Statistic> parse(String name) {
    Optional<Kind> simple =
        switch (name) {
          case "SampleCount" -> Optional.of(Kind.SAMPLE_COUNT);
          case "Average" -> Optional.of(Kind.AVERAGE);
          case "Sum" -> Optional.of(Kind.SUM);
          case "Minimum" -> Optional.of(Kind.MINIMUM);
          case "Maximum" -> Optional.of(Kind.MAXIMUM);
          default -> Optional.empty();
        };
    if (simple.isPresent()) {
      return Optional.of(new Statistic(name, simple.get(), Bounds.ALL));
    }
    if (name.equalsIgnoreCase("IQM")) {
      return Optional.of(new Statistic(name, Kind.TRIMMED_MEAN, Bounds.percent(25, 75)));
    }
    Matcher matcher = SHORT.matcher(name);
    if (matcher.matches()) {
      double percent = Double.parseDouble(matcher.group(2));
      return percent > 100
          ? Optional.empty()
          : Optional.of(new Statistic(name, kind(matcher.group(1)), Bounds.percent(0, percent)));
    }
    return ranged(name);
  }

  private static Optional<Statistic> ranged(String name) {
    Matcher percent = PERCENT_RANGE.matcher(name);
    Matcher value = VALUE_RANGE.matcher(name);
    boolean isPercent = percent.matches();
    if (!isPercent && !value.matches()) {
      return Optional.empty();
    }
    Matcher found = isPercent ? percent : value;
    String from = found.group(2);
    String to = found.group(3);
    if (from == null && to == null) {
      return Optional.empty();
    }
    double low = from == null ? 0 : Double.parseDouble(from);
    double high =
        to == null ? (isPercent ? 100 : Double.POSITIVE_INFINITY) : Double.parseDouble(to);
    if (low > high || (isPercent && high > 100)) {
      return Optional.empty();
    }
    Bounds bounds =
        isPercent
            ? Bounds.percent(low, high)
            : Bounds.values(from == null ? Double.NEGATIVE_INFINITY : low, high);
    return Optional.of(new Statistic(name, kind(found.group(1)), bounds));
  }

  private static Kind kind(String prefix) {
    return switch (prefix.toLowerCase(Locale.ROOT)) {
      case "p" -> Kind.PERCENTILE;
      case "tm" -> Kind.TRIMMED_MEAN;
      case "wm" -> Kind.WINSORIZED_MEAN;
      case "tc" -> Kind.TRIMMED_COUNT;
      case "ts" -> Kind.TRIMMED_SUM;
      default -> Kind.PERCENTILE_RANK;
    };
  }

  /** Whether it is found from the single values. */
  public boolean needsValues() {
    return switch (kind) {
      case SAMPLE_COUNT, AVERAGE, SUM, MINIMUM, MAXIMUM -> false;
      default -> true;
    };
  }

  /** Its value; empty when the values do not have it. */
  public OptionalDouble of(Distribution distribution) {
    if (distribution.samples() == 0) {
      return kind == Kind.SAMPLE_COUNT ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    return switch (kind) {
      case SAMPLE_COUNT -> OptionalDouble.of(distribution.samples());
      case AVERAGE -> OptionalDouble.of(distribution.sum() / distribution.samples());
      case SUM -> OptionalDouble.of(distribution.sum());
      case MINIMUM -> OptionalDouble.of(distribution.low());
      case MAXIMUM -> OptionalDouble.of(distribution.high());
      default ->
          distribution.ranked() ? Ranks.of(kind, bounds, distribution) : OptionalDouble.empty();
    };
  }
}
