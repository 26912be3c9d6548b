package com.mangaassist.views.shell;

import com.mangaassist.views.settings.Settings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Makes a window come back where it was, if that is still on a screen. */
public final class WindowMemory {

  private static final double LEAST_WIDTH = 880;
  private static final double LEAST_HEIGHT = 560;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private WindowMemory() {}

  /** Places a stage that is not yet shown, and remembers from now on where it goes. */
  public static void remember(Stage stage, Settings settings) {
    DoubleProperty x = settings.number("window.x", Double.MIN_VALUE);
    DoubleProperty y = settings.number("window.y", Double.MIN_VALUE);
    DoubleProperty width = settings.number("window.width", WIDTH);
    DoubleProperty height = settings.number("window.height", HEIGHT);
    BooleanProperty maximized = settings.flag("window.maximized", false);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    var screen = Screen.getPrimary().getVisualBounds();
    boolean seen =
        !Screen.getScreensForRectangle(x.get() + 40, y.get() + 10, width.get() - 80, 20).isEmpty();
    if (x.get() != Double.MIN_VALUE && seen) {
      stage.setX(x.get());
      stage.setY(y.get());
      stage.setWidth(width.get());
      stage.setHeight(height.get());
    } else {
      stage.setWidth(Math.min(width.get(), screen.getWidth()));
      stage.setHeight(Math.min(height.get(), screen.getHeight()));
    }
    stage.setMaximized(maximized.get());
    stage.maximizedProperty().addListener((p, old, now) -> maximized.set(now));
    follow(stage, stage.xProperty(), x);
    follow(stage, stage.yProperty(), y);
    follow(stage, stage.widthProperty(), width);
    follow(stage, stage.heightProperty(), height);
  }

  private static void follow(
      Stage stage, javafx.beans.value.ObservableValue<Number> place, DoubleProperty remembered) {
    place.addListener(
        (p, old, now) -> {
          boolean ordinary = !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
          if (ordinary && stage.isShowing() && Double.isFinite(now.doubleValue())) {
            remembered.set(now.doubleValue());
          }
        });
  }
}
