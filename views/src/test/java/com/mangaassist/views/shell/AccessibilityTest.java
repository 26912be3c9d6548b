package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import com.mangaassist.views.theme.ThemeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@FxTest
final class AccessibilityTest {

  @Test
  void everyControlHasANameForScreenReaders() {
    try (var window = new ShellFixture()) {
      window.atWork();
      Fx.run(() -> window.notices.show(Notice.done("Deleted", "Undo", () -> {})));
      Stops.assertNamed(window.root());
      Fx.run(window.shell::openPalette);
      Stops.assertNamed(window.root());
      Fx.run(window.shell::openHelp);
      Stops.assertNamed(window.root());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ThemeChoice.class,
      names = {"LIGHT", "DARK"})
  void everyControlShowsThatItHasTheFocus(ThemeChoice theme) {
    try (var window = new ShellFixture()) {
      Fx.run(() -> window.theme.choiceProperty().set(theme));
      Fx.run(() -> window.notices.show(Notice.done("Deleted", "Undo", () -> {})));
      Fx.settle();
      assertThat(Stops.of(window.root())).hasSizeGreaterThanOrEqualTo(8);
      Stops.assertFocusIsSeen(window.scene());
    }
  }

  @Test
  void whatIsTooSmallToHitIsNoControl() {
    try (var window = new ShellFixture()) {
      Fx.run(() -> window.notices.show(Notice.done("Deleted", "Undo", () -> {})));
      Fx.settle();
      Stops.assertLargeEnough(window.root());
    }
  }
}
