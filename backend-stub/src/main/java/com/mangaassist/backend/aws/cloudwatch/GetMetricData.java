package com.mangaassist.backend.aws.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.data.Evaluation;
import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import com.mangaassist.backend.aws.cloudwatch.data.Result;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.Periods;
import com.mangaassist.backend.aws.cloudwatch.model.Tokens;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GetMetricData}: pages are cut by datapoints over all results. */
final class GetMetricData {
  private static final String OPERATION = "GetMetricData";
  private static final int MOST_QUERIES = 500;
  private static final int MOST_DATAPOINTS = 100_800;

  private final MetricStore store;
  private final Clock clock;

  GetMetricData(MetricStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  JsonNode call(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    if (!input.has("MetricDataQueries")) {
      throw input.missing("MetricDataQueries");
    }
    if (input.node().path("MetricDataQueries").size() > MOST_QUERIES) {
      throw Faults.validation(
          "The collection MetricDataQueries must not have a size greater than 500.");
    }
    List<MetricQuery> queries = MetricQuery.read(input, "MetricDataQueries");
    Instant start = required(input, "StartTime");
    Instant end = required(input, "EndTime");
    requireWindow(start, end);
    boolean ascending = input.text("ScanBy").filter("TimestampAscending"::equals).isPresent();
    int most = input.whole("MaxDatapoints").orElse(MOST_DATAPOINTS);
    long skipped = skipped(input);
    long from = Periods.roundedStart(start, clock.instant(), 60);
    Evaluation evaluation = new Evaluation(store, queries, from, Periods.ceiling(end), true);
    return answer(Result.of(queries, evaluation), ascending, skipped, most);
  }

  /** Seconds count, no fractions of them. */
  private static void requireWindow(Instant start, Instant end) throws AwsFault {
    if (start.getEpochSecond() == end.getEpochSecond()) {
      throw Faults.validation("The parameter StartTime must not equal parameter EndTime.");
    }
    if (start.isAfter(end)) {
      throw Faults.validation("The parameter EndTime must be greater than StartTime.");
    }
  }

  private static Instant required(Input input, String name) throws AwsFault {
    return input.time(name).orElseThrow(() -> input.missing(name));
  }

  private static long skipped(Input input) throws AwsFault {
    Optional<String> token = input.text("NextToken");
    if (token.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseUnsignedLong(Tokens.decode(OPERATION, token.get()).orElse(""));
    } catch (NumberFormatException e) {
      throw Faults.nextToken();
    }
  }

  private static JsonNode answer(List<Result> results, boolean ascending, long skipped, int most) {
    ObjectNode answer = Json.object();
    ArrayNode array = answer.putArray("MetricDataResults");
    answer.putArray("Messages");
    long position = 0;
    for (Result result : results) {
      long first = position;
      long size = result.series().values().size();
      position += size;
      boolean begun = first < skipped + most || size == 0;
      boolean done = position <= skipped && (size > 0 || skipped > 0);
      if (done || !begun) {
        continue;
      }
      ObjectNode shape =
          array
              .addObject()
              .put("Id", result.id())
              .put("Label", result.label())
              .put("StatusCode", position <= skipped + most ? "Complete" : "PartialData");
      if (result.units().size() > 1) {
        shape
            .putArray("Messages")
            .addObject()
            .put("Code", "MultipleUnits")
            .put("Value", "Multiple units returned: '" + result.units() + "'");
      }
      ArrayNode times = shape.putArray("Timestamps");
      ArrayNode values = shape.putArray("Values");
      (ascending ? result.series().values() : result.series().values().descendingMap())
          .entrySet().stream()
              .skip(Math.max(0, skipped - first))
              .limit(Math.max(0, skipped + most - Math.max(first, skipped)))
              .forEach(each -> add(times, values, each));
    }
    if (position > skipped + most) {
      answer.put("NextToken", Tokens.encode(OPERATION, Long.toString(skipped + most)));
    }
    return answer;
  }

  private static void add(ArrayNode times, ArrayNode values, Map.Entry<Long, Double> datapoint) {
    times.add(Times.mark(Instant.ofEpochSecond(datapoint.getKey())));
    values.add(datapoint.getValue());
  }
}
