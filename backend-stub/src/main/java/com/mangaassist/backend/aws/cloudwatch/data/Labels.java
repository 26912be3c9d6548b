package com.mangaassist.backend.aws.cloudwatch.data;

import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery.Stat;
import com.mangaassist.backend.aws.cloudwatch.math.TimeSeries;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Labels, with AWS's dynamic parts such as {@code ${MAX}} and {@code ${PROP('MetricName')}}. */
final class Labels {
  private static final Pattern PART =
      Pattern.compile("\\$\\{(SUM|AVG|MIN|MAX|FIRST|LAST|LABEL|PROP\\('([^']{1,255})'\\))\\}");

  private final boolean statistics;
  private final boolean periods;

  /** Labels of the results of {@code queries}. */
  Labels(List<MetricQuery> queries) {
    List<Stat> returned =
        queries.stream()
            .filter(MetricQuery::returned)
            .filter(Stat.class::isInstance)
            .map(Stat.class::cast)
            .toList();
    statistics = returned.stream().map(each -> each.statistic().name()).distinct().count() > 1;
    periods = returned.stream().map(Stat::period).distinct().count() > 1;
  }

  /** What a result is called by itself: by what tells it from the others, too. */
  private String plain(MetricQuery query, TimeSeries series) {
    return query instanceof Stat stat
        ? series.label()
            + (statistics ? " " + stat.statistic().name() : "")
            + (periods ? " " + stat.period() : "")
        : series.label();
  }

  /** The label of a result. */
  String of(MetricQuery query, TimeSeries series, boolean oneOfMany) {
    if (query.label().isEmpty()) {
      return plain(query, series);
    }
    String text = query.label().get();
    Matcher matcher = PART.matcher(text);
    if (!matcher.find()) {
      return oneOfMany ? text + " " + series.label() : text;
    }
    return matcher.replaceAll(
        part -> Matcher.quoteReplacement(part(part.group(1), part.group(2), query, series)));
  }

  private String part(
      String name, @Nullable String property, MetricQuery query, TimeSeries series) {
    Collection<Double> values = series.values().values();
    if (property != null) {
      return property(property, query);
    }
    if (name.equals("LABEL")) {
      return plain(query, series);
    }
    if (values.isEmpty()) {
      return "--";
    }
    double value =
        switch (name) {
          case "SUM" -> values.stream().mapToDouble(each -> each).sum();
          case "AVG" -> values.stream().mapToDouble(each -> each).average().orElse(0);
          case "MIN" -> values.stream().mapToDouble(each -> each).min().orElse(0);
          case "MAX" -> values.stream().mapToDouble(each -> each).max().orElse(0);
          case "FIRST" -> series.values().firstEntry().getValue();
          default -> series.values().lastEntry().getValue();
        };
    return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }

  private static String property(String property, MetricQuery query) {
    if (!(query instanceof Stat stat)) {
      return "";
    }
    return switch (property) {
      case "MetricName" -> stat.metric().name();
      case "Namespace" -> stat.metric().namespace();
      case "Stat" -> stat.statistic().name();
      case "Period" -> Integer.toString(stat.period());
      default ->
          stat.metric().dimensions().stream()
              .filter(dimension -> property.equals("Dim." + dimension.name()))
              .map(dimension -> dimension.value())
              .findFirst()
              .orElse("");
    };
  }
}
