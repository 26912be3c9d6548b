package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.bedrock.Invocation.Outcome;
import com.mangaassist.services.models.Usage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvocationMetricsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final List<String> put = new ArrayList<>();
  private final InvocationMetrics metrics =
      new InvocationMetrics(
          (namespace, name, dimensions, value, unit, time) -> {
            assertThat(namespace).isEqualTo("AWS/Bedrock");
            assertThat(dimensions).containsOnlyKeys("ModelId").containsValue("jp.model");
            assertThat(time).isEqualTo(NOW);
            put.add(name + " " + value + " " + unit);
          },
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void countsWhatAStreamTook() {
    metrics.ended(invocation("ConverseStream", Outcome.COMPLETED));
    assertThat(put)
        .containsExactly(
            "Invocations 1.0 Count",
            "InvocationLatency 1500.0 Milliseconds",
            "InputTokenCount 12.0 Count",
            "OutputTokenCount 34.0 Count",
            "TimeToFirstToken 250.0 Milliseconds");
  }

  @Test
  void knowsTheFirstTokenOfStreamsOnly() {
    metrics.ended(invocation("Converse", Outcome.COMPLETED));
    assertThat(put).hasSize(4).noneMatch(each -> each.startsWith("TimeToFirstToken"));
  }

  @Test
  void countsFailuresApart() {
    metrics.ended(invocation("ConverseStream", Outcome.FAILED));
    metrics.refused("jp.model", 400);
    metrics.refused("jp.model", 429);
    metrics.refused("jp.model", 503);
    assertThat(put)
        .containsExactly(
            "InvocationServerErrors 1.0 Count",
            "InvocationClientErrors 1.0 Count",
            "InvocationThrottles 1.0 Count",
            "InvocationServerErrors 1.0 Count");
  }

  private static Invocation invocation(String operation, Outcome outcome) {
    return new Invocation(
        "id",
        operation,
        "model",
        "jp.model",
        outcome,
        Duration.ofMillis(250),
        Duration.ofMillis(1500),
        new Usage(12, 34));
  }
}
