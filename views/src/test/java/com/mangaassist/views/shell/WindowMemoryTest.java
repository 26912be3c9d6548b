package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@FxTest
final class WindowMemoryTest {

  private static final Rectangle2D PRIMARY = new Rectangle2D(0, 0, 1920, 1080);
  private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 1024);

  @Test
  void comesBackWhereItWasLeft() {
    Rectangle2D left = new Rectangle2D(100, 80, 1200, 700);
    assertThat(place(left)).isEqualTo(left);
    Rectangle2D onTheOther = new Rectangle2D(-1200, 80, 1000, 700);
    assertThat(place(onTheOther)).isEqualTo(onTheOther);
  }

  @Test
  void aWindowOffEveryScreenComesToTheMiddleOfThePrimaryOne() {
    Rectangle2D middle = new Rectangle2D(360, 190, 1200, 700);
    assertThat(place(new Rectangle2D(3000, 80, 1200, 700))).isEqualTo(middle);
    assertThat(place(new Rectangle2D(100, 2000, 1200, 700))).isEqualTo(middle);
    assertThat(place(new Rectangle2D(100, -500, 1200, 700))).isEqualTo(middle);
  }

  @Test
  void aTitleBarThatIsAlmostOutOfReachIsBroughtBack() {
    assertThat(place(new Rectangle2D(1900, 80, 1200, 700)).getMinX()).isEqualTo(360);
    assertThat(place(new Rectangle2D(1700, 80, 1200, 700)).getMinX()).isEqualTo(1700);
  }

  @Test
  void isNeverLargerThanItsScreen() {
    assertThat(place(new Rectangle2D(0, 0, 4000, 3000))).isEqualTo(PRIMARY);
    assertThat(place(new Rectangle2D(9000, 0, 4000, 3000))).isEqualTo(PRIMARY);
  }

  @Test
  void remembersWhereItWasMovedToWhileItWasShown() {
    Settings settings = Settings.inMemory();
    Stage first = show(settings);
    Fx.run(
        () -> {
          first.setX(40);
          first.setY(30);
          first.setWidth(1000);
          first.setHeight(600);
        });
    Fx.settle();
    Fx.run(first::hide);

    Stage second = show(settings);

    assertThat(List.of(second.getX(), second.getY(), second.getWidth(), second.getHeight()))
        .containsExactly(40.0, 30.0, 1000.0, 600.0);
  }

  @Test
  void aNewWindowStandsOnTheScreen() {
    Stage stage = show(Settings.inMemory());
    Rectangle2D screen = Fx.call(() -> Screen.getPrimary().getVisualBounds());
    assertThat(screen.contains(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
        .isTrue();
  }

  private static Stage show(Settings settings) {
    return Fx.call(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(new StackPane()));
          WindowMemory.remember(stage, settings);
          stage.show();
          return stage;
        });
  }

  private static Rectangle2D place(Rectangle2D left) {
    return WindowMemory.place(left, PRIMARY, List.of(PRIMARY, LEFT));
  }
}
