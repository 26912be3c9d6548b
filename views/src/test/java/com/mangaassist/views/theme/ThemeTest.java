package com.mangaassist.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Leaks;
import java.lang.ref.WeakReference;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FxTest
final class ThemeTest {

  private static final Color LIGHT = Color.web("#1b2130");
  private static final Color DARK = Color.web("#e6eaf2");

  private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
  private final Settings settings = Settings.inMemory();
  private final ObjectProperty<ThemeChoice> choice =
      settings.choice("theme", ThemeChoice.class, ThemeChoice.SYSTEM);
  private final Label label = new Label("漫画");
  private Theme theme = Fx.call(() -> new Theme(choice, system));
  private Stage stage = Fx.call(Stage::new);

  @BeforeEach
  void show() {
    Scene scene = Fx.call(() -> new Scene(new StackPane(label)));
    Fx.run(() -> theme.install(scene));
    stage = Fx.show(scene, 200, 100);
  }

  @AfterEach
  void close() {
    Fx.run(theme::close);
  }

  @Test
  void followsTheSystemWhileItRuns() {
    assertThat(colour()).isEqualTo(LIGHT);

    Fx.run(() -> system.set(ColorScheme.DARK));

    assertThat(colour()).isEqualTo(DARK);
    assertThat(theme.darkProperty().get()).isTrue();
  }

  @Test
  void whatWasChosenWinsOverTheSystem() {
    Fx.run(() -> choice.set(ThemeChoice.LIGHT));

    Fx.run(() -> system.set(ColorScheme.DARK));

    assertThat(colour()).isEqualTo(LIGHT);
  }

  @Test
  void goesBackToTheSystemsSchemeWhenAsked() {
    Fx.run(() -> choice.set(ThemeChoice.DARK));
    assertThat(colour()).isEqualTo(DARK);

    Fx.run(() -> choice.set(choice.get().next()));

    assertThat(choice.get()).isEqualTo(ThemeChoice.SYSTEM);
    assertThat(colour()).isEqualTo(LIGHT);
  }

  @Test
  void remembersTheChoice() {
    Fx.run(() -> theme.choiceProperty().set(ThemeChoice.DARK));
    Fx.run(theme::close);

    theme =
        Fx.call(
            () ->
                new Theme(settings.choice("theme", ThemeChoice.class, ThemeChoice.LIGHT), system));

    assertThat(theme.darkProperty().get()).isTrue();
  }

  @Test
  void popUpsHaveTheSchemeOfTheirWindow() {
    Fx.run(() -> choice.set(ThemeChoice.DARK));
    Tooltip tooltip = Fx.call(() -> new Tooltip("whole text"));

    Fx.run(() -> tooltip.show(stage));

    assertThat(Fx.call(() -> tooltip.getScene().getPreferences().getColorScheme()))
        .isEqualTo(ColorScheme.DARK);
  }

  @Test
  void aClosedThemeIsLetGoOf() {
    WeakReference<Theme> closed = closedTheme();
    Leaks.assertCollected("the theme", closed);
  }

  private WeakReference<Theme> closedTheme() {
    return Fx.call(
        () -> {
          Theme one = new Theme(choice, system);
          one.close();
          return new WeakReference<>(one);
        });
  }

  private Object colour() {
    return Fx.call(
        () -> {
          label.applyCss();
          return label.getTextFill();
        });
  }
}
