package com.mangaassist.backend.aws.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.metrics.Sample;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** {@code PutMetricData}: takes all of a call or nothing, and answers when it is on the disk. */
final class PutMetricData {
  private static final int MOST_DATUMS = 1_000;

  private final MetricStore store;
  private final Clock clock;
  private final Consumer<Collection<MetricId>> changed;

  /** {@code changed} is told of the metrics that have new values. */
  PutMetricData(MetricStore store, Clock clock, Consumer<Collection<MetricId>> changed) {
    this.store = store;
    this.clock = clock;
    this.changed = changed;
  }

  JsonNode call(JsonNode call) throws AwsFault {
    Input input = Input.naming(call);
    String namespace = MetricReading.namespace(input);
    if (namespace.startsWith("AWS/")) {
      throw Faults.invalidValue(namespace, "Namespace");
    }
    Instant now = clock.instant();
    List<Input> datums = new ArrayList<>(input.structures("MetricData"));
    if (datums.size() > MOST_DATUMS) {
      throw Faults.tooMany("MetricData", MOST_DATUMS);
    }
    for (Input entity : input.structures("EntityMetricData")) {
      datums.addAll(entity.structures("MetricData"));
    }
    if (datums.isEmpty()) {
      throw Faults.missing("MetricData");
    }
    if (datums.size() > MOST_DATUMS) {
      throw Faults.tooMany("MetricData", MOST_DATUMS);
    }
    List<Sample> samples = new ArrayList<>();
    for (Input datum : datums) {
      samples.add(Datums.read(namespace, datum, now));
    }
    try {
      store.add(samples, now).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The values were not kept", e.getCause());
    }
    changed.accept(samples.stream().map(Sample::metric).collect(Collectors.toSet()));
    return Json.object();
  }
}
