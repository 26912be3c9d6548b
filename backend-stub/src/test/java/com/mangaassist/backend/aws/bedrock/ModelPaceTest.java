package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mangaassist.services.models.LatencyProfile;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPaceTest {
  private static final int SAMPLES = 20_000;

  @ParameterizedTest
  @CsvSource({
    ModelCatalog.HAIKU + ", 350, 900, 100",
    ModelCatalog.SONNET + ", 760, 1800, 60",
  })
  void keepsTheMedianTheTailAndTheRateOfItsModel(String id, double p50, double p95, double rate) {
    ModelPace pace = new ModelPace(profile(id), new Random(42));
    double[] firsts = new double[SAMPLES];
    long tokens = 0;
    Duration writing = Duration.ZERO;
    for (int i = 0; i < SAMPLES; i++) {
      firsts[i] = pace.timeToFirstToken().toNanos() / 1e6;
      int size = pace.chunkSize();
      assertThat(size).isBetween(2, 5);
      tokens += size;
      writing = writing.plus(pace.timeFor(size));
    }
    Arrays.sort(firsts);
    assertThat(firsts[SAMPLES / 2]).isCloseTo(p50, within(p50 * 0.03));
    assertThat(firsts[SAMPLES * 95 / 100]).isCloseTo(p95, within(p95 * 0.04));
    assertThat(tokens / (writing.toNanos() / 1e9)).isCloseTo(rate, within(rate * 0.02));
  }

  @Test
  void chunksOfOneSizeDoNotAllTakeTheSameTime() {
    ModelPace pace = new ModelPace(profile(ModelCatalog.HAIKU), new Random(1));
    assertThat(pace.timeFor(4)).isNotEqualTo(pace.timeFor(4));
    assertThat(pace.timeFor(4)).isBetween(Duration.ofMillis(28), Duration.ofMillis(52));
  }

  @Test
  void withoutAProfileNothingTakesTime() {
    ModelPace pace = new ModelPace(null, new Random(1));
    assertThat(pace.timeToFirstToken()).isZero();
    assertThat(pace.timeFor(1_000)).isZero();
  }

  private static LatencyProfile profile(String id) {
    return ModelCatalog.bundled().find(id).map(ModelSpec::latency).orElseThrow();
  }
}
