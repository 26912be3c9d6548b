package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@FxTest
final class SplitMemoryTest {

  private final Settings settings = Settings.inMemory();

  @Test
  void aSideComesBackAsWideAsItWasLeft() {
    StackPane first = new StackPane();
    SplitPane split = show(first);
    assertThat(first.getWidth()).isEqualTo(264);

    Node divider = Fx.find(split, ".split-pane-divider", Node.class);
    Fx.point(divider, MouseEvent.MOUSE_PRESSED);
    Fx.run(() -> split.setDividerPosition(0, 0.5));
    Fx.settle();
    double left = Math.rint(first.getWidth());
    assertThat(left).isGreaterThan(300);
    Fx.point(divider, MouseEvent.MOUSE_RELEASED);

    StackPane again = new StackPane();
    show(again);
    assertThat(again.getWidth()).isEqualTo(left);
  }

  @Test
  void bothSidesKeepTheirWidthWhenTheWindowGrows() {
    StackPane list = new StackPane();
    StackPane inspector = new StackPane();
    SplitPane split = Fx.call(() -> new SplitPane(list, new StackPane(), inspector));
    Fx.run(
        () -> {
          SplitMemory.remember(split, list, width("chat.list", 264));
          SplitMemory.remember(split, inspector, width("chat.inspector", 336));
        });
    Stage stage = Fx.show(split, 1000, 400);
    await().untilAsserted(() -> assertWidths(list, inspector));

    Fx.run(() -> stage.setWidth(1400));
    await().until(() -> Fx.call(() -> split.getWidth() == 1400));

    await().untilAsserted(() -> assertWidths(list, inspector));
  }

  private ObservableValue<DoubleProperty> width(String key, double first) {
    return new SimpleObjectProperty<>(settings.number(key, first));
  }

  private static void assertWidths(StackPane list, StackPane inspector) {
    Fx.settle();
    assertThat(list.getWidth()).isEqualTo(264);
    assertThat(inspector.getWidth()).isEqualTo(336);
  }

  private SplitPane show(StackPane side) {
    SplitPane split = Fx.call(() -> new SplitPane(side, new StackPane()));
    Fx.run(() -> SplitMemory.remember(split, side, width("chat.list", 264)));
    Fx.show(split, 1000, 400);
    Fx.settle();
    return split;
  }
}
