package com.mangaassist.services.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutFlagTest {

  @Test
  void givesTheModelToBucketsUnderThePercentage() {
    FlagDecision decision = flag(true, 50).decide("user-42", "free");

    assertThat(decision.bucket()).isEqualTo(39);
    assertThat(decision.variant()).isEqualTo("large");
    assertThat(decision.reason()).isEqualTo(FlagReason.SPLIT);
  }

  @Test
  void givesTheFallbackToTheBucketThatEqualsThePercentage() {
    assertThat(flag(true, 39).decide("user-42", "free").variant()).isEqualTo("small");
    assertThat(flag(true, 40).decide("user-42", "free").variant()).isEqualTo("large");
  }

  @Test
  void decidesWithoutTheUserAtNoneAndAll() {
    assertThat(flag(true, 0).decide("user-42", "free"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("small", FlagReason.STATIC);
    assertThat(flag(true, 100).decide("user-42", "free"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("large", FlagReason.STATIC);
  }

  @Test
  void givesEverybodyTheFallbackWhenSwitchedOff() {
    assertThat(flag(false, 100).decide("user-42", "free"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("small", FlagReason.DISABLED);
  }

  @Test
  void givesTheFallbackToSegmentsThatItIsNotMeantFor() {
    RolloutFlag flag = flag(true, 100, new SegmentRules(List.of("premium"), Map.of()));

    assertThat(flag.decide("user-42", "premium"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("large", FlagReason.TARGETING_MATCH);
    assertThat(flag.decide("user-42", "free"))
        .isEqualTo(new FlagDecision("sonnet-rollout", 39, 0, "small", FlagReason.DEFAULT));
    assertThat(flag(true, 100, new SegmentRules(List.of(), Map.of())).decide("user-42", "premium"))
        .extracting(FlagDecision::reason)
        .isEqualTo(FlagReason.DEFAULT);
  }

  @Test
  void givesASegmentAShareOfItsOwn() {
    RolloutFlag flag = flag(true, 10, new SegmentRules(null, Map.of("premium", 40)));

    assertThat(flag.decide("user-42", "premium"))
        .isEqualTo(new FlagDecision("sonnet-rollout", 39, 40, "large", FlagReason.SPLIT));
    assertThat(flag.decide("user-42", "free"))
        .isEqualTo(new FlagDecision("sonnet-rollout", 39, 10, "small", FlagReason.SPLIT));
  }

  @Test
  void switchedOffItIsOffForTargetedSegmentsToo() {
    RolloutFlag flag =
        flag(false, 100, new SegmentRules(List.of("premium"), Map.of("premium", 100)));

    assertThat(flag.decide("user-42", "premium"))
        .extracting(FlagDecision::variant, FlagDecision::reason)
        .containsExactly("small", FlagReason.DISABLED);
  }

  @Test
  void refusesSegmentsThatThereAreNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentRules(List.of("Premium"), Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentRules(null, Map.of("free", 101)));
  }

  @Test
  void refusesAPercentageThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> flag(true, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> flag(true, -1));
  }

  private static RolloutFlag flag(boolean enabled, int percentage) {
    return flag(enabled, percentage, SegmentRules.NONE);
  }

  private static RolloutFlag flag(boolean enabled, int percentage, SegmentRules segments) {
    return new RolloutFlag("sonnet-rollout", enabled, percentage, "large", "small", null, segments);
  }
}
