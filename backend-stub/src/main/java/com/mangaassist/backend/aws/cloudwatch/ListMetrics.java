package com.mangaassist.backend.aws.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.model.Dimension;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.cloudwatch.model.Tokens;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ListMetrics}: what got values in the last two weeks, in pages of 500. */
final class ListMetrics {
  private static final String OPERATION = "ListMetrics";
  private static final int PAGE = 500;
  private static final int MOST_FILTERS = 10;
  private static final Duration LISTED = Duration.ofDays(14);
  private static final Duration RECENT = Duration.ofHours(3);

  private final MetricStore store;
  private final Clock clock;

  ListMetrics(MetricStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Filter(String name, Optional<String> value) {
    boolean fits(Dimension dimension) {
      return dimension.name().equals(name)
          && (value.isEmpty() || dimension.value().equals(value.get()));
    }
  }

  JsonNode call(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    Optional<String> namespace =
        input.has("Namespace") ? Optional.of(MetricReading.namespace(input)) : Optional.empty();
    Optional<String> name = input.text("MetricName");
    List<Filter> filters = filters(input);
    input.text("OwningAccount");
    boolean recent = input.text("RecentlyActive").isPresent();
    long since = clock.instant().minus(recent ? RECENT : LISTED).toEpochMilli();
    Optional<MetricId> after = after(input);
    ObjectNode answer = Json.object();
    ArrayNode metrics = answer.putArray("Metrics");
    while (true) {
      List<MetricId> some = store.metrics(namespace, name, since, after, PAGE + 1);
      for (MetricId metric : some) {
        if (!fits(metric, filters)) {
          after = Optional.of(metric);
          continue;
        }
        if (metrics.size() == PAGE) {
          after.ifPresent(last -> answer.put("NextToken", token(last)));
          return answer;
        }
        metrics.add(metric.shape());
        after = Optional.of(metric);
      }
      if (some.size() <= PAGE) {
        return answer;
      }
    }
  }

  private static List<Filter> filters(Input input) throws AwsFault {
    List<Filter> filters = new ArrayList<>();
    for (Input each : input.structures("Dimensions")) {
      filters.add(new Filter(each.required("Name"), each.text("Value")));
    }
    if (filters.size() > MOST_FILTERS) {
      throw Faults.tooMany("Dimensions", MOST_FILTERS);
    }
    return filters;
  }

  private static boolean fits(MetricId metric, List<Filter> filters) {
    return filters.stream().allMatch(filter -> metric.dimensions().stream().anyMatch(filter::fits));
  }

  private static String token(MetricId last) {
    return Tokens.encode(
        OPERATION, Json.write(List.of(last.namespace(), last.name(), last.dimensionText())));
  }

  private static Optional<MetricId> after(Input input) throws AwsFault {
    Optional<String> token = input.text("NextToken");
    if (token.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode last = Json.parse(Tokens.decode(OPERATION, token.get()).orElse(""));
      return Optional.of(
          MetricId.of(last.path(0).asText(), last.path(1).asText(), last.path(2).asText()));
    } catch (Json.MalformedJsonException | IllegalStateException e) {
      throw Faults.invalid("Request parameter NextToken is invalid");
    }
  }
}
