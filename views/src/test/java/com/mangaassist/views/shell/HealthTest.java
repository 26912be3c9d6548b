package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.HealthModel.State;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@FxTest
final class HealthTest {

  static Stream<Arguments> reports() {
    return Stream.of(
        Arguments.of(List.of(), State.STARTING),
        Arguments.of(List.of(State.STARTING, State.HEALTHY), State.STARTING),
        Arguments.of(List.of(State.HEALTHY, State.HEALTHY), State.HEALTHY),
        Arguments.of(List.of(State.HEALTHY, State.DEGRADED), State.DEGRADED),
        Arguments.of(List.of(State.HEALTHY, State.DOWN), State.DEGRADED),
        Arguments.of(List.of(State.STARTING, State.DOWN), State.DEGRADED),
        Arguments.of(List.of(State.DOWN, State.DOWN), State.DOWN));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theWholeIsAsItsParts(List<State> parts, State whole) {
    HealthModel health = new HealthModel();

    health.report(parts(parts));

    assertThat(health.overall()).isEqualTo(whole);
  }

  @Test
  void chipAndStatusBarNeverDisagree() {
    Random random = new Random(20);
    List<State> each = List.of(State.values());
    try (var window = new ShellFixture()) {
      window.atWork();
      for (int i = 0; i < 100; i++) {
        List<State> states = new ArrayList<>();
        for (int part = random.nextInt(4); part > 0; part--) {
          states.add(each.get(random.nextInt(each.size())));
        }
        Fx.run(() -> window.health.report(parts(states)));

        String shape = HealthChip.styleOf(window.health.overall());
        assertThat(dotClasses(window, ".top-bar .chip .dot")).as("%s", states).contains(shape);
        assertThat(dotClasses(window, ".status-bar .dot")).as("%s", states).contains(shape);
      }
    }
  }

  @Test
  void saysTheStateInWordsAndNamesWhatIsNotWell() {
    try (var window = new ShellFixture()) {
      window.atWork();
      Chip chip = window.find(".top-bar .chip", Chip.class);
      assertThat(chip.getText()).isEqualTo("Embedded · all parts healthy");

      Fx.run(
          () ->
              window.health.report(
                  List.of(
                      new PartHealth("Gateway", State.HEALTHY, ""),
                      new PartHealth("Bedrock", State.DOWN, "refused"))));

      assertThat(chip.getText()).isEqualTo("Embedded · 1 of 2 parts healthy");
      assertThat(chip.getTooltip().getText())
          .isEqualTo("Gateway: healthy\nBedrock: not reachable · refused");
      Fx.run(() -> window.texts.languageProperty().set(Language.JAPANESE));
      assertThat(chip.getText()).isEqualTo("Embedded · 2件中1件が正常");
    }
  }

  @Test
  void theStatusBarShowsOnlyWhatWasMeasured() {
    try (var window = new ShellFixture()) {
      assertThat(shownInStatusBar(window)).isEmpty();

      window.atWork();

      assertThat(shownInStatusBar(window))
          .containsExactly(
              "Backend 127.0.0.1:51234",
              "1,234 messages today",
              "41 msg/min",
              "312 events/min",
              "0 dead letters",
              "Today $9.40",
              "p95 first token 880 ms");

      Fx.run(() -> window.status.costIsWholeProperty().set(false));
      assertThat(shownInStatusBar(window)).contains("Today ≥ $9.40");
    }
  }

  @Test
  void whatIsCountedByTheMinuteIsNotToldOfALostBackend() {
    try (var window = new ShellFixture()) {
      window.atWork();
      Fx.run(
          () -> {
            window.status.deadLettersProperty().set(2L);
            window.health.report(parts(List.of(State.DOWN)));
          });
      assertThat(shownInStatusBar(window))
          .contains("1,234 messages today", "– msg/min", "– events/min", "– dead letters")
          .noneMatch(each -> each.contains("41") || each.contains("312"));
      Label letters = Fx.find(window.root(), "#dead-letters", Label.class);
      assertThat(letters.getGraphic()).isNull();
      assertThat(letters.getTooltip().getText())
          .isEqualTo("Not known while the backend cannot be reached");

      Fx.run(() -> window.health.report(parts(List.of(State.HEALTHY))));
      assertThat(shownInStatusBar(window)).contains("41 msg/min", "2 dead letters");
    }
  }

  @Test
  void deadLettersAreWarnedOfByMoreThanAColour() {
    try (var window = new ShellFixture()) {
      window.atWork();
      Label letters = Fx.find(window.root(), "#dead-letters", Label.class);
      assertThat(letters.getGraphic()).isNull();

      Fx.run(() -> window.status.deadLettersProperty().set(1L));
      assertThat(letters.getText()).isEqualTo("1 dead letter");
      assertThat(letters.getGraphic()).isNotNull();
      assertThat(letters.getStyleClass()).contains("status-warning");
      assertThat(letters.getTooltip().getText()).contains("dead-letter queues");

      Fx.run(() -> window.status.deadLettersProperty().set(null));
      assertThat(shownInStatusBar(window)).noneMatch(each -> each.contains("dead"));
    }
  }

  private static List<String> shownInStatusBar(ShellFixture window) {
    return Fx.call(
        () ->
            window.root().lookupAll(".status-bar .label").stream()
                .map(Label.class::cast)
                .filter(each -> each.isVisible() && each.getParent().isVisible())
                .map(Label::getText)
                .toList());
  }

  private static List<String> dotClasses(ShellFixture window, String selector) {
    return Fx.call(() -> List.copyOf(window.root().lookup(selector).getStyleClass()));
  }

  private static List<PartHealth> parts(List<State> states) {
    return states.stream().map(each -> new PartHealth("Part", each, "")).toList();
  }
}
