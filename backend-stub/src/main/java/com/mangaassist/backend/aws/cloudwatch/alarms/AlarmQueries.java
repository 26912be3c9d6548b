package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.cloudwatch.model.Tokens;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code DescribeAlarms} and {@code DescribeAlarmsForMetric}. */
final class AlarmQueries {
  private static final String OPERATION = "DescribeAlarms";
  private static final int PAGE = 50;
  private static final List<String> TYPES = List.of(Alarm.METRIC_ALARM, Alarm.COMPOSITE_ALARM);

  private final AlarmStore store;
  private final AlarmArns arns;

  AlarmQueries(AlarmStore store, AlarmArns arns) {
    this.store = store;
    this.arns = arns;
  }

  /** The types of alarms that a call means: metric alarms, unless it names others. */
  static List<String> types(Input input) throws AwsFault {
    List<String> types = input.texts("AlarmTypes");
    for (String type : types) {
      if (!TYPES.contains(type)) {
        throw Faults.constraint(
            type,
            input.memberPath("AlarmTypes", types.indexOf(type)),
            "Member must satisfy enum value set: " + TYPES);
      }
    }
    return types.isEmpty() ? List.of(Alarm.METRIC_ALARM) : types.stream().distinct().toList();
  }

  JsonNode describe(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    int size = input.whole("MaxRecords").orElse(PAGE);
    Predicate<Alarm> fits = filter(input);
    String after = after(input);
    ObjectNode answer = Json.object();
    ArrayNode metric = answer.putArray("MetricAlarms");
    ArrayNode composite = answer.putArray("CompositeAlarms");
    // In no model, in every answer.
    answer.putArray("LogAlarms");
    String last = "";
    for (Alarm alarm : store.all()) {
      if (alarm.name().compareTo(after) <= 0 || !fits.test(alarm)) {
        continue;
      }
      if (metric.size() + composite.size() == size) {
        return answer.put("NextToken", Tokens.encode(OPERATION, last));
      }
      (alarm.composite() ? composite : metric).add(alarm.shape(arns.of(alarm.name())));
      last = alarm.name();
    }
    return answer;
  }

  private static String after(Input input) throws AwsFault {
    Optional<String> token = input.text("NextToken");
    return token.isEmpty()
        ? ""
        : Tokens.decode(OPERATION, token.get()).orElseThrow(Faults::nextToken);
  }

  private Predicate<Alarm> filter(Input input) throws AwsFault {
    List<String> names = input.texts("AlarmNames");
    Optional<String> prefix = input.text("AlarmNamePrefix");
    Optional<String> children = input.text("ChildrenOfAlarmName");
    Optional<String> parents = input.text("ParentsOfAlarmName");
    if (!names.isEmpty() && prefix.isPresent()) {
      throw Faults.combination(
          "The parameters AlarmNames and AlarmNamePrefix are mutually exclusive and you have"
              + " specified both.");
    }
    Predicate<Alarm> fits = alarm -> true;
    if (!names.isEmpty()) {
      fits = fits.and(alarm -> names.contains(alarm.name()));
    }
    if (prefix.isPresent()) {
      fits = fits.and(alarm -> alarm.name().startsWith(prefix.get()));
    }
    if (children.isPresent()) {
      Set<String> named =
          store.find(AlarmArns.nameOf(children.get())).map(AlarmQueries::below).orElse(Set.of());
      return fits.and(alarm -> named.contains(alarm.name()));
    }
    if (parents.isPresent()) {
      String child = AlarmArns.nameOf(parents.get());
      return fits.and(alarm -> below(alarm).contains(child));
    }
    List<String> types = types(input);
    Optional<String> state = input.text("StateValue");
    Optional<String> action = input.text("ActionPrefix");
    return fits.and(alarm -> types.contains(alarm.type()))
        .and(alarm -> state.isEmpty() || alarm.state().value().name().equals(state.get()))
        .and(alarm -> action.isEmpty() || hasAction(alarm, action.get()));
  }

  private static boolean hasAction(Alarm alarm, String prefix) {
    return List.of("OKActions", "AlarmActions", "InsufficientDataActions").stream()
        .flatMap(member -> StreamSupport.stream(alarm.config().path(member).spliterator(), false))
        .anyMatch(arn -> arn.asText().startsWith(prefix));
  }

  /** The alarms that a composite one names. */
  static Set<String> below(Alarm alarm) {
    return alarm.watch() instanceof Watch.OfAlarms composite ? composite.rule().alarms() : Set.of();
  }

  JsonNode forMetric(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    MetricId metric = MetricReading.metric(input);
    Optional<String> statistic = input.text("Statistic").or(() -> extended(input));
    Optional<Integer> period = input.whole("Period");
    Optional<String> unit = input.text("Unit");
    ObjectNode answer = Json.object();
    ArrayNode alarms = answer.putArray("MetricAlarms");
    for (Alarm alarm : store.all()) {
      if (stat(alarm)
          .filter(stat -> stat.metric().equals(metric))
          .filter(stat -> statistic.isEmpty() || stat.statistic().name().equals(statistic.get()))
          .filter(stat -> period.isEmpty() || stat.period() == period.get())
          .filter(stat -> unit.isEmpty() || stat.unit().equals(unit))
          .isPresent()) {
        alarms.add(alarm.shape(arns.of(alarm.name())));
      }
    }
    return answer;
  }

  private static Optional<String> extended(Input input) {
    JsonNode value = input.node().path("ExtendedStatistic");
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static Optional<MetricQuery.Stat> stat(Alarm alarm) {
    return alarm.watch() instanceof Watch.OfMetrics watch
            && !alarm.config().has("Metrics")
            && watch.returned() instanceof MetricQuery.Stat stat
        ? Optional.of(stat)
        : Optional.empty();
  }

  /** The metrics that an alarm's values come of. */
  static Set<MetricId> metrics(Alarm alarm) {
    return alarm.watch() instanceof Watch.OfMetrics watch
        ? watch.queries().stream()
            .filter(MetricQuery.Stat.class::isInstance)
            .map(query -> ((MetricQuery.Stat) query).metric())
            .collect(Collectors.toSet())
        : Set.of();
  }
}
