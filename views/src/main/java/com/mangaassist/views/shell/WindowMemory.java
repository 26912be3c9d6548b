package com.mangaassist.views.shell;

import com.mangaassist.views.settings.Settings;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Makes a window come back where it was, if that is still on a screen. */
public final class WindowMemory {

  private static final double LEAST_WIDTH = 880;
  private static final double LEAST_HEIGHT = 560;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double TITLE_BAR = 20;
  private static final double GRIP = 120;
  private static final double NOWHERE = -1e6;

  private WindowMemory() {}

  /** Places a stage that is not yet shown, and remembers from now on where it goes. */
  public static void remember(Stage stage, Settings settings) {
    DoubleProperty x = settings.number("window.x", NOWHERE);
    DoubleProperty y = settings.number("window.y", NOWHERE);
    DoubleProperty width = settings.number("window.width", WIDTH);
    DoubleProperty height = settings.number("window.height", HEIGHT);
    BooleanProperty maximized = settings.flag("window.maximized", false);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    Rectangle2D place =
        place(
            new Rectangle2D(x.get(), y.get(), width.get(), height.get()),
            Screen.getPrimary().getVisualBounds(),
            Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setMaximized(maximized.get());
    stage.maximizedProperty().addListener((p, old, now) -> maximized.set(now));
    follow(stage, stage.xProperty(), x);
    follow(stage, stage.yProperty(), y);
    follow(stage, stage.widthProperty(), width);
    follow(stage, stage.heightProperty(), height);
  }

  /**
   * Where a window can be seen and dragged: as it was left, while enough of its title bar is on a
   * screen, else in the middle of the primary one; never larger than its screen.
   */
  static Rectangle2D place(Rectangle2D left, Rectangle2D primary, List<Rectangle2D> screens) {
    for (Rectangle2D screen : screens) {
      double seen =
          Math.min(left.getMaxX(), screen.getMaxX()) - Math.max(left.getMinX(), screen.getMinX());
      boolean titleInHeight =
          left.getMinY() >= screen.getMinY() && left.getMinY() + TITLE_BAR <= screen.getMaxY();
      if (titleInHeight && seen >= GRIP) {
        return new Rectangle2D(
            left.getMinX(),
            left.getMinY(),
            Math.min(left.getWidth(), screen.getWidth()),
            Math.min(left.getHeight(), screen.getHeight()));
      }
    }
    double width = Math.min(left.getWidth(), primary.getWidth());
    double height = Math.min(left.getHeight(), primary.getHeight());
    return new Rectangle2D(
        primary.getMinX() + (primary.getWidth() - width) / 2,
        primary.getMinY() + (primary.getHeight() - height) / 2,
        width,
        height);
  }

  private static void follow(
      Stage stage, ObservableValue<Number> place, DoubleProperty remembered) {
    place.addListener(
        (p, old, now) -> {
          boolean ordinary = !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
          if (ordinary && stage.isShowing() && Double.isFinite(now.doubleValue())) {
            remembered.set(now.doubleValue());
          }
        });
  }
}
