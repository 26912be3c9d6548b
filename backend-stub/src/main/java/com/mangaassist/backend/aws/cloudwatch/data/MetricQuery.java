package com.mangaassist.backend.aws.cloudwatch.data;

import com.mangaassist.backend.aws.cloudwatch.math.Expression;
import com.mangaassist.backend.aws.cloudwatch.math.MathException;
import com.mangaassist.backend.aws.cloudwatch.math.Parser;
import com.mangaassist.backend.aws.cloudwatch.metrics.Statistic;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.cloudwatch.model.Periods;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One of AWS's {@code MetricDataQuery}: a statistic of a metric, or an expression over others. */
public sealed interface MetricQuery {
  /** Its id among the queries of its call. */
  String id();

  /** How the answer calls it; empty for what it is called by itself. */
  Optional<String> label();

  /** Whether the answer has its values. */
  boolean returned();

  /** A statistic of a metric. */
  record Stat(
      String id,
      Optional<String> label,
      boolean returned,
      MetricId metric,
      int period,
      Statistic statistic,
      Optional<String> unit)
      implements MetricQuery {}

  /** An expression. */
  record Formula(String id, Optional<String> label, boolean returned, Expression expression)
      implements MetricQuery {}

  Pattern ID = Pattern.compile("[a-z][a-zA-Z0-9_]*");

  /** Reads a list of queries; their ids are unique. */
  static List<MetricQuery> read(Input input, String member) throws AwsFault {
    List<MetricQuery> queries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Input each : input.structures(member)) {
      MetricQuery query = read(each);
      if (!ids.add(query.id())) {
        throw Faults.validation("The values for parameter id in " + member + " are not unique.");
      }
      queries.add(query);
    }
    return queries;
  }

  private static MetricQuery read(Input input) throws AwsFault {
    String id = input.required("Id");
    if (!ID.matcher(id).matches()) {
      throw Faults.validation(
          "The value %s for parameter %s is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$."
              .formatted(id, input.path("Id")));
    }
    Optional<String> label = input.text("Label", 0, 2048);
    boolean returned = input.flag("ReturnData").orElse(true);
    input.whole("Period");
    input.text("AccountId");
    Optional<Input> stat = input.structure("MetricStat");
    Optional<String> expression = input.text("Expression");
    if (stat.isPresent() && expression.isPresent()) {
      throw Faults.validation(
          "The parameters %s and %s are mutually exclusive and you have specified both."
              .formatted(input.path("Expression"), input.path("MetricStat")));
    }
    if (stat.isPresent()) {
      return stat(id, label, returned, stat.get());
    }
    if (expression.isEmpty()) {
      // With its line end, as AWS sends it.
      throw Faults.validation("The parameter " + input.path("MetricStat") + " is required.\n");
    }
    if (expression.get().strip().toUpperCase(Locale.ROOT).startsWith("SELECT ")) {
      throw inExpression(id, "Metrics Insights queries are not supported");
    }
    try {
      return new Formula(id, label, returned, Parser.parse(expression.get()));
    } catch (MathException e) {
      throw inExpression(id, String.valueOf(e.getMessage()));
    }
  }

  private static Stat stat(String id, Optional<String> label, boolean returned, Input input)
      throws AwsFault {
    Input metric = input.structure("Metric").orElseThrow(() -> input.missing("Metric"));
    String name = input.required("Stat", 1, 255);
    Statistic statistic =
        Statistic.parse(name)
            .orElseThrow(
                () ->
                    Faults.validation(
                        "The value %s for parameter %s is not supported."
                            .formatted(name, input.path("Stat"))));
    return new Stat(
        id,
        label,
        returned,
        MetricReading.metric(metric),
        Periods.check(input, "Period"),
        statistic,
        input.text("Unit"));
  }

  /** What is wrong with an expression, as AWS says it. */
  static AwsFault inExpression(String id, String problem) {
    return Faults.validation("Error in expression '" + id + "': " + problem);
  }
}
