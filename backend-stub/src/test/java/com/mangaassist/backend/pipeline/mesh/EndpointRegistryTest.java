package com.mangaassist.backend.pipeline.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.mesh.EndpointRegistry.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndpointRegistryTest {

  private static final Endpoint ONE = new Endpoint("127.0.0.1:1", true);
  private static final Endpoint TWO = new Endpoint("127.0.0.1:2", false);

  private final EndpointRegistry registry =
      new EndpointRegistry(
          "shop.local", List.of(ONE, TWO), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @Test
  void asksEachInItsTurnAndTheOtherNext() {
    List<Endpoint> first = registry.inTurn();
    List<Endpoint> second = registry.inTurn();

    assertThat(first).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(second).containsExactly(first.get(1), first.get(0));
    assertThat(registry.inTurn()).isEqualTo(first);
  }

  @Test
  void leavesOutWhoFailsTwiceInARow() {
    registry.failed(TWO, "refused");
    assertThat(asked()).containsExactlyInAnyOrder(ONE, TWO);
    registry.reached(TWO);
    registry.failed(TWO, "refused");
    assertThat(asked()).containsExactlyInAnyOrder(ONE, TWO);
    registry.failed(TWO, "refused");

    assertThat(asked()).containsExactly(ONE);
    assertThat(registry.states())
        .extracting(State::endpoint, State::healthy, State::trouble)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ONE, true, ""),
            org.assertj.core.groups.Tuple.tuple(TWO, false, "refused"));
  }

  @Test
  void takesBackWhoPassesTwoChecksInARow() {
    registry.failed(TWO, "refused");
    registry.failed(TWO, "refused");
    registry.passed(TWO);
    registry.failed(TWO, "slow");
    registry.passed(TWO);
    assertThat(asked()).containsExactly(ONE);
    registry.passed(TWO);

    assertThat(asked()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void aCallThatReachesItBringsNobodyBack() {
    registry.failed(TWO, "refused");
    registry.failed(TWO, "refused");
    for (int i = 0; i < 5; i++) {
      registry.reached(TWO);
    }
    assertThat(asked()).containsExactly(ONE);
  }

  @Test
  void asksAllWhenNoneIsWell() {
    for (Endpoint each : List.of(ONE, TWO, ONE, TWO)) {
      registry.failed(each, "refused");
    }
    assertThat(asked()).containsExactlyInAnyOrder(ONE, TWO);
  }

  private Set<Endpoint> asked() {
    return IntStream.range(0, 4)
        .mapToObj(turn -> registry.inTurn())
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }
}
