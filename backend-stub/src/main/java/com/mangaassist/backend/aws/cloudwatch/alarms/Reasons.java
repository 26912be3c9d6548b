package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.alarms.Judgement.Datapoint;
import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.services.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an alarm changed its state, in AWS's words. */
final class Reasons {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Reasons() {}

  /** A time as in reason data and events, {@code 2026-11-25T10:00:00.000+0000}. */
  static String stamp(long millis) {
    return STAMP.format(Instant.ofEpochMilli(millis));
  }

  /** A time as composite alarms name it. */
  static String longStamp(long millis) {
    return LONG.format(Instant.ofEpochMilli(millis));
  }

  /** The reason of a metric alarm for its new state. */
  static String of(Watch.OfMetrics watch, Judgement judgement, State before, State now) {
    if (now == State.INSUFFICIENT_DATA) {
      return "Insufficient Data: " + counted(watch.evaluationPeriods(), "datapoint") + " unknown.";
    }
    boolean alarm = now == State.ALARM;
    List<Datapoint> named =
        judgement.evaluated().stream().filter(each -> each.breaching() == alarm).toList();
    if (named.isEmpty()) {
      return filled(watch, judgement);
    }
    int needed =
        alarm
            ? watch.datapointsToAlarm()
            : watch.evaluationPeriods() - watch.datapointsToAlarm() + 1;
    String count =
        watch.explicit()
            ? named.size() + " out of the last " + watch.evaluationPeriods() + " datapoints"
            : named.size() + (named.size() == 1 ? " datapoint" : " datapoints");
    String text =
        "Threshold Crossed: %s [%s] %s%s %s the threshold (%s)"
            .formatted(
                count,
                named.stream().map(Reasons::datapoint).collect(Collectors.joining(", ")),
                named.size() == 1 ? "was" : "were",
                alarm ? "" : " not",
                watch.comparison().words,
                watch.threshold());
    return watch.explicit()
        ? "%s (minimum %d %s for %s -> %s transition)."
            .formatted(
                text, needed, needed == 1 ? "datapoint" : "datapoints", from(before, alarm), now)
        : text + ".";
  }

  private static String from(State before, boolean alarm) {
    return before == State.INSUFFICIENT_DATA ? (alarm ? "OK" : "ALARM") : before.name();
  }

  private static String filled(Watch.OfMetrics watch, Judgement judgement) {
    int missing = judgement.filled();
    return "Threshold Crossed: no datapoints were received for %d %s and %s treated as [%s]."
        .formatted(
            missing,
            missing == 1 ? "period" : "periods",
            counted(missing, "missing datapoint"),
            watch.missing().words);
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what + " was" : count + " " + what + "s were";
  }

  private static String datapoint(Datapoint datapoint) {
    return datapoint.value() + " (" + DAY.format(Instant.ofEpochSecond(datapoint.second())) + ")";
  }

  /** The reason data of a metric alarm. */
  static String data(Watch.OfMetrics watch, Judgement judgement, long now) {
    ObjectNode data = Json.object().put("version", "1.0").put("queryDate", stamp(now));
    List<Datapoint> evaluated = judgement.evaluated();
    if (!evaluated.isEmpty()) {
      data.put("startDate", stamp(evaluated.getLast().second() * 1000));
    }
    if (watch.returned() instanceof MetricQuery.Stat stat) {
      data.put("statistic", stat.statistic().name());
      stat.unit().ifPresent(unit -> data.put("unit", unit));
    }
    data.put("period", watch.period());
    ArrayNode recent = data.putArray("recentDatapoints");
    evaluated.reversed().forEach(each -> recent.add(each.value()));
    data.put("threshold", watch.threshold());
    ArrayNode all = data.putArray("evaluatedDatapoints");
    for (Datapoint each : evaluated) {
      all.addObject().put("timestamp", stamp(each.second() * 1000)).put("value", each.value());
    }
    return Json.write(data);
  }
}
