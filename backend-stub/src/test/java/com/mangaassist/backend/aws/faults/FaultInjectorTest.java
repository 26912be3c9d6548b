package com.mangaassist.backend.aws.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
  private final FaultInjector faults = new FaultInjector(new Random(5));

  @Test
  void strikesOnlyTheOperationThatItNames() {
    faults.add(Fault.always("bedrock", "Converse", FaultKind.THROTTLE));
    assertThat(faults.strike("bedrock", "Converse")).hasSize(1);
    assertThat(faults.strike("bedrock", "InvokeModel")).isEmpty();
    assertThat(faults.strike("events", "Converse")).isEmpty();
  }

  @Test
  void strikesEveryOperationWhenItNamesNone() {
    faults.add(new Fault("bedrock", null, FaultKind.ERROR, 1, Duration.ZERO, null));
    assertThat(faults.strike("bedrock", "InvokeModel")).hasSize(1);
  }

  @Test
  void isUsedUpAfterItsCount() {
    faults.add(new Fault("bedrock", null, FaultKind.ERROR, 1, Duration.ZERO, 2));
    assertThat(faults.strike("bedrock", "Converse")).hasSize(1);
    assertThat(faults.list()).hasSize(1);
    assertThat(faults.strike("bedrock", "Converse")).hasSize(1);
    assertThat(faults.strike("bedrock", "Converse")).isEmpty();
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void strikesItsShareOfTheCalls() {
    faults.add(new Fault("bedrock", null, FaultKind.ERROR, 0.2, Duration.ZERO, null));
    int struck = 0;
    for (int i = 0; i < 10_000; i++) {
      struck += faults.strike("bedrock", "Converse").size();
    }
    assertThat(struck / 10_000.0).isCloseTo(0.2, within(0.02));
  }

  @Test
  void refusesFaultsThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fault("a", null, FaultKind.ERROR, 1.1, Duration.ZERO, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fault("a", null, FaultKind.ERROR, Double.NaN, Duration.ZERO, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fault("a", null, FaultKind.ERROR, 1, Duration.ZERO, 0));
  }
}
