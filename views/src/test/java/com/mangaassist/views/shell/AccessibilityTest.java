package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.theme.ThemeChoice;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
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
      assertNamed(window);
      Fx.run(window.shell::openPalette);
      assertNamed(window);
      Fx.run(window.shell::openHelp);
      assertNamed(window);
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
      List<Control> stops = stops(window);
      assertThat(stops).hasSizeGreaterThanOrEqualTo(8);
      for (Control each : stops) {
        Fx.run(window.root()::requestFocus);
        WritableImage without = picture(window);
        Fx.run(each::requestFocus);
        await().until(() -> Fx.call(each::isFocused));
        assertThat(different(without, picture(window)))
            .as("pixels that change around %s", each)
            .isGreaterThan(60);
      }
    }
  }

  @Test
  void whatIsTooSmallToHitIsNoControl() {
    try (var window = new ShellFixture()) {
      Fx.run(() -> window.notices.show(Notice.done("Deleted", "Undo", () -> {})));
      Fx.settle();
      // WCAG 2.2, 2.5.8: at least 24 by 24 pixels.
      assertThat(stops(window))
          .allSatisfy(
              each -> {
                assertThat(each.getWidth()).as("%s", each).isGreaterThanOrEqualTo(24);
                assertThat(each.getHeight()).as("%s", each).isGreaterThanOrEqualTo(24);
              });
    }
  }

  private static void assertNamed(ShellFixture window) {
    Fx.settle();
    assertThat(stops(window))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(name(each)).as("%s", each).isNotBlank());
  }

  private static String name(Node node) {
    String accessible = node.getAccessibleText();
    if (accessible != null) {
      return accessible;
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private static List<Control> stops(ShellFixture window) {
    return Fx.call(
        () ->
            window.root().lookupAll("*").stream()
                .filter(each -> each instanceof Control && visible(each))
                .map(Control.class::cast)
                .filter(each -> each.isFocusTraversable())
                .filter(each -> !(each instanceof ScrollPane || each instanceof ScrollBar))
                .distinct()
                .toList());
  }

  private static boolean visible(Node node) {
    Node each = node;
    while (each != null) {
      if (!each.isVisible()) {
        return false;
      }
      each = each.getParent();
    }
    return true;
  }

  private static WritableImage picture(ShellFixture window) {
    Fx.settle();
    return Fx.call(() -> window.scene().snapshot(null));
  }

  private static int different(WritableImage one, WritableImage other) {
    PixelReader a = one.getPixelReader();
    PixelReader b = other.getPixelReader();
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += a.getArgb(x, y) == b.getArgb(x, y) ? 0 : 1;
      }
    }
    return count;
  }
}
