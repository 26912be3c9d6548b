package com.mangaassist.views.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/** The controls that Tab stops at, and what must hold of each. */
public final class Stops {

  private Stops() {}

  /** Those that are shown. */
  public static List<Control> of(Parent root) {
    return Fx.call(
        () ->
            root.lookupAll("*").stream()
                .filter(each -> each instanceof Control && visible(each))
                .map(Control.class::cast)
                .filter(each -> each.isFocusTraversable() && !each.isDisabled())
                .filter(each -> !(each instanceof ScrollPane || each instanceof ScrollBar))
                .distinct()
                .toList());
  }

  /** Fails unless a screen reader has a name for each. */
  public static void assertNamed(Parent root) {
    Fx.settle();
    assertThat(of(root))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(name(each)).as("%s", each).isNotBlank());
  }

  /** Fails unless each is at least 24 by 24 pixels, as WCAG 2.2, 2.5.8 asks. */
  public static void assertLargeEnough(Parent root) {
    assertThat(of(root))
        .allSatisfy(
            each -> {
              assertThat(each.getWidth()).as("%s", each).isGreaterThanOrEqualTo(24);
              assertThat(each.getHeight()).as("%s", each).isGreaterThanOrEqualTo(24);
            });
  }

  /** Fails unless each looks different while it has the focus. */
  public static void assertFocusIsSeen(Scene scene) {
    for (Control each : of(scene.getRoot())) {
      Fx.run(scene.getRoot()::requestFocus);
      WritableImage without = picture(scene);
      Fx.run(each::requestFocus);
      await().until(() -> Fx.call(each::isFocused));
      assertThat(different(without, picture(scene)))
          .as("pixels that change around %s", each)
          .isGreaterThan(60);
    }
  }

  private static String name(Node node) {
    String accessible = node.getAccessibleText();
    if (accessible != null) {
      return accessible;
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
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

  private static WritableImage picture(Scene scene) {
    Fx.settle();
    return Fx.call(() -> scene.snapshot(null));
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
