package com.mangaassist.backend.pipeline.flags;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.models.ModelCatalog;
import org.junit.jupiter.api.Test;

class ModelRolloutTest {

  private final ModelRollout rollout = ModelRollout.bundled();

  @Test
  void splitsCustomersByTheirBucket() {
    assertThat(rollout.decide("user-42", null))
        .isEqualTo(
            new FlagDecision("sonnet-rollout", 39, 50, ModelCatalog.SONNET, FlagReason.SPLIT));
  }

  @Test
  void givesHalfOfTheCustomersTheFastModel() {
    long fast =
        java.util.stream.IntStream.range(0, 10_000)
            .filter(i -> rollout.decide("customer-" + i, null).variant().equals(ModelCatalog.HAIKU))
            .count();
    assertThat(fast).isBetween(4_700L, 5_300L);
  }

  @Test
  void leavesTheChoiceToACallerThatNamesAModel() {
    assertThat(rollout.decide("user-42", ModelCatalog.HAIKU))
        .isEqualTo(
            new FlagDecision("sonnet-rollout", 39, 50, ModelCatalog.HAIKU, FlagReason.OVERRIDDEN));
  }

  @Test
  void choosesOnlyModelsThatExist() {
    var models = ModelCatalog.bundled();
    assertThat(models.find(rollout.decide("user-42", null).variant())).isPresent();
    assertThat(models.find(rollout.decide("user-1", null).variant())).isPresent();
  }
}
