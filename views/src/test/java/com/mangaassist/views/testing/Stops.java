package com.mangaassist.views.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;

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

  /** Whatever may have the focus and is shown, controls or not. */
  public static List<Node> focusable(Parent root) {
    return Fx.call(
        () ->
            root.lookupAll("*").stream()
                .filter(each -> each.isFocusTraversable() && !each.isDisabled() && visible(each))
                .distinct()
                .toList());
  }

  /**
   * Fails unless a screen reader can say of each what it is called and what kind of thing it is.
   */
  public static void assertTold(Parent root) {
    Fx.settle();
    assertThat(focusable(root))
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(name(each)).as("name of %s", each).isNotBlank();
              assertThat(each.getAccessibleRole())
                  .as("role of %s", each)
                  .isNotNull()
                  .isNotIn(AccessibleRole.NODE, AccessibleRole.PARENT);
            });
  }

  /** Fails unless Tab, and Shift+Tab too, comes to each and to no end before that. */
  public static void assertReached(Scene scene) {
    assertThat(walk(scene)).as("reached by Tab").containsAll(focusable(scene.getRoot()));
    assertThat(walk(scene, KeyCode.SHIFT))
        .as("reached by Shift+Tab")
        .containsAll(focusable(scene.getRoot()));
  }

  /** Where Tab goes from where the focus is, until it is there again; each once, in its order. */
  public static List<Node> walk(Scene scene, KeyCode... held) {
    List<Node> visited = new ArrayList<>();
    int most = 2 * focusable(scene.getRoot()).size() + 2;
    for (int i = 0; i < most; i++) {
      Fx.press(scene, KeyCode.TAB, held);
      Node now = Fx.call(scene::getFocusOwner);
      if (now == null || visited.contains(now)) {
        break;
      }
      visited.add(now);
    }
    return visited;
  }

  /** What a screen reader calls each, in no order. */
  public static List<String> names(Parent root) {
    Fx.settle();
    return Fx.call(() -> focusable(root).stream().map(Stops::name).toList());
  }

  /** Fails where words are cut and nothing tells the whole of them. */
  public static void assertNothingIsCutUntold(Parent root) {
    Fx.settle();
    List<Labeled> cut =
        Fx.call(
            () ->
                root.lookupAll("*").stream()
                    .filter(each -> each instanceof Labeled && visible(each))
                    .map(Labeled.class::cast)
                    .filter(each -> each.isTextTruncated() && each.getTooltip() == null)
                    .filter(each -> !(each instanceof ListCell<?>))
                    .distinct()
                    .toList());
    assertThat(cut).as("cut without a tooltip").isEmpty();
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
    for (Node each : focusable(scene.getRoot())) {
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
