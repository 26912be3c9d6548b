package com.mangaassist.views.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * The scheme of all windows: the system's unless one was chosen.
 *
 * <p>{@code theme.css} holds both schemes behind {@code @media (prefers-color-scheme)}; this class
 * tells each scene, pop-ups included, which one to prefer.
 */
public final class Theme implements AutoCloseable {

  /** Where the sheet is, for scenes that are made without {@link #install}. */
  public static final String SHEET =
      Objects.requireNonNull(Theme.class.getResource("/com/mangaassist/views/theme/theme.css"))
          .toExternalForm();

  private final ObjectProperty<ThemeChoice> choice;
  private final ObservableValue<ColorScheme> system;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
  private final ChangeListener<Object> onChange = (p, old, now) -> apply();
  private final ListChangeListener<Window> onWindows = change -> applyToWindows();

  /**
   * Follows a choice from now on; on the JavaFX thread.
   *
   * @param choice what was asked for; usually a setting
   */
  public Theme(ObjectProperty<ThemeChoice> choice) {
    this(choice, Platform.getPreferences().colorSchemeProperty());
  }

  /** Follows a system of one's own. */
  Theme(ObjectProperty<ThemeChoice> choice, ObservableValue<ColorScheme> system) {
    this.choice = choice;
    this.system = system;
    choice.addListener(onChange);
    system.addListener(onChange);
    Window.getWindows().addListener(onWindows);
    apply();
  }

  /** What was asked for. */
  public ObjectProperty<ThemeChoice> choiceProperty() {
    return choice;
  }

  /** Whether the dark scheme is on. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Gives a scene the scheme and the sheet, before its own sheets, which have the last word. */
  public void install(Scene scene) {
    if (!scene.getStylesheets().contains(SHEET)) {
      scene.getStylesheets().addFirst(SHEET);
    }
    scene.getPreferences().setColorScheme(scheme());
  }

  /** Follows nothing any more; on the JavaFX thread. */
  @Override
  public void close() {
    choice.removeListener(onChange);
    system.removeListener(onChange);
    Window.getWindows().removeListener(onWindows);
  }

  private ColorScheme scheme() {
    return switch (choice.get()) {
      case SYSTEM -> system.getValue();
      case LIGHT -> ColorScheme.LIGHT;
      case DARK -> ColorScheme.DARK;
    };
  }

  private void apply() {
    boolean isDark = scheme() == ColorScheme.DARK;
    Application.setUserAgentStylesheet(
        (isDark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    applyToWindows();
    dark.set(isDark);
  }

  private void applyToWindows() {
    for (Window window : Window.getWindows()) {
      if (window.getScene() != null) {
        window.getScene().getPreferences().setColorScheme(scheme());
      }
    }
  }
}
