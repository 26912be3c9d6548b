package com.mangaassist.services.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RolloutFlagTest {

  @Test
  void givesTheModelToBucketsUnderThePercentage() {
    FlagDecision decision = flag(true, 50).decide("user-42");

    assertThat(decision.bucket()).isEqualTo(39);
    assertThat(decision.variant()).isEqualTo("large");
    assertThat(decision.reason()).isEqualTo(FlagReason.SPLIT);
  }

  @Test
  void givesTheFallbackToTheBucketThatEqualsThePercentage() {
    assertThat(flag(true, 39).decide("user-42").variant()).isEqualTo("small");
    assertThat(flag(true, 40).decide("user-42").variant()).isEqualTo("large");
  }

  @Test
  void decidesWithoutTheUserAtNoneAndAll() {
    assertThat(flag(true, 0).decide("user-42"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("small", FlagReason.STATIC);
    assertThat(flag(true, 100).decide("user-42"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("large", FlagReason.STATIC);
  }

  @Test
  void givesEverybodyTheFallbackWhenSwitchedOff() {
    assertThat(flag(false, 100).decide("user-42"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("small", FlagReason.DISABLED);
  }

  @Test
  void refusesAPercentageThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> flag(true, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> flag(true, -1));
  }

  private static RolloutFlag flag(boolean enabled, int percentage) {
    return new RolloutFlag("sonnet-rollout", enabled, percentage, "large", "small");
  }
}
