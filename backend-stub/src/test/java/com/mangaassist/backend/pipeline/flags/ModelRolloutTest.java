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

  @Test
  void namesItsFallbackAndSaysSoWhenTheFlagsWereNeverRead() {
    var unread = ModelRollout.bundled();
    unread.failed("no route to AppConfig");
    assertThat(unread.decide("user-42", null))
        .isEqualTo(new FlagDecision("sonnet-rollout", 39, 0, ModelCatalog.HAIKU, FlagReason.ERROR));
    assertThat(unread.trouble()).isEqualTo("no route to AppConfig");
  }

  @Test
  void keepsWhatItReadLastWhenALaterReadFails() {
    var read = ModelRollout.bundled();
    read.read("{\"sonnet-rollout\":{\"enabled\":false}}");
    read.failed("throttled");
    assertThat(read.decide("user-42", null).reason()).isEqualTo(FlagReason.DISABLED);
    assertThat(read.decide("user-42", null).variant()).isEqualTo(ModelCatalog.HAIKU);
  }
}
