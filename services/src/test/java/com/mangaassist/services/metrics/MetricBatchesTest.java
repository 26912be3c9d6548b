package com.mangaassist.services.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class MetricBatchesTest {

  private static final Figure COST = Figure.of("Cost", "None").with("Model", "haiku");

  private final MetricBatches batches =
      new MetricBatches(Clock.fixed(Instant.parse("2026-05-04T03:02:01.5Z"), ZoneOffset.UTC));

  @Test
  void countsEqualValuesOfAFigureOfAMinute() {
    batches.add(COST, 0.25);
    batches.add(COST, 0.25);
    batches.add(COST, 0.000123);

    MetricDatum datum = batches.take().getFirst();
    assertThat(datum.metricName()).isEqualTo("Cost");
    assertThat(datum.unit()).isEqualTo(StandardUnit.NONE);
    assertThat(datum.timestamp()).isEqualTo("2026-05-04T03:02:00Z");
    assertThat(datum.dimensions().getFirst().value()).isEqualTo("haiku");
    assertThat(datum.values()).containsExactly(0.000123, 0.25);
    assertThat(datum.counts()).containsExactly(1.0, 2.0);
    assertThat(batches.take()).isEmpty();
  }

  @Test
  void putsAtMost150ValuesIntoADatumAndLosesNone() {
    for (int i = 0; i < 1_000; i++) {
      batches.add(COST, i * 1.000001);
    }

    List<MetricDatum> datums = batches.take();
    assertThat(datums).hasSize(7).allMatch(datum -> datum.values().size() <= 150);
    double sum = 0;
    for (MetricDatum datum : datums) {
      for (int i = 0; i < datum.values().size(); i++) {
        sum += datum.values().get(i) * datum.counts().get(i);
      }
    }
    assertThat(sum).isCloseTo(499_500 * 1.000001, within(1e-6));
  }

  @Test
  void keepsFiguresApartByTheirDimensions() {
    batches.add(COST, 1);
    batches.add(Figure.of("Cost", "None").with("Model", "sonnet"), 1);

    assertThat(batches.take()).hasSize(2);
  }

  @Test
  void leavesOutWhatIsNoNumber() {
    batches.add(COST, Double.NaN);
    batches.add(COST, Double.POSITIVE_INFINITY);

    assertThat(batches.take()).isEmpty();
  }

  @Test
  void countsWhatItHasNoRoomFor() {
    for (int i = 0; i < 20_003; i++) {
      batches.add(COST, i);
    }
    batches.add(COST, 5);

    assertThat(batches.dropped()).isEqualTo(3);
    assertThat(batches.dropped()).isZero();
    assertThat(batches.take()).hasSize(134);
  }
}
