package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.ThemeChoice;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Name, search, health, theme and language. */
final class TopBarController {

  private final Texts texts;
  private final ShellContext context;
  private final Shell shell;
  private final Parent root;

  @FXML private Label title;
  @FXML private Button search;
  @FXML private Label searchPrompt;
  @FXML private Label searchKeys;
  @FXML private HBox healthPlace;
  @FXML private Button theme;
  @FXML private Button language;

  TopBarController(Texts texts, ShellContext context, Shell shell) {
    this.texts = texts;
    this.context = context;
    this.shell = shell;
    root = Fxml.load(this, "TopBar", HBox.class);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("app.title"));
    title.setMinWidth(Label.USE_PREF_SIZE);
    searchPrompt.textProperty().bind(texts.get("search.prompt"));
    searchKeys.setText(Shortcut.PALETTE.shown());
    searchKeys.setMinWidth(Label.USE_PREF_SIZE);
    search.accessibleTextProperty().bind(texts.get("search.name"));
    search.setOnAction(e -> shell.openPalette());
    Chip health = new HealthChip(texts, context.health());
    healthPlace.getChildren().add(health);
    bindTheme(context.theme().choiceProperty());
    bindLanguage();
  }

  Parent root() {
    return root;
  }

  private void bindTheme(ObjectProperty<ThemeChoice> choice) {
    theme
        .graphicProperty()
        .bind(Bindings.createObjectBinding(() -> Icons.of(icon(choice.get())), choice));
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.now("theme." + choice.get()), choice, texts.languageProperty()));
    theme.setTooltip(tooltip);
    theme.accessibleTextProperty().bind(texts.get("theme.name", tooltip.textProperty()));
    theme.setOnAction(e -> shell.nextTheme());
  }

  private void bindLanguage() {
    language
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.languageProperty().get().shortName(), texts.languageProperty()));
    language.accessibleTextProperty().bind(texts.get("language.name", language.textProperty()));
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  Language next = texts.languageProperty().get().next();
                  return language.getText() + " → " + next.shortName();
                },
                texts.languageProperty()));
    language.setTooltip(tooltip);
    language.setMinWidth(Button.USE_PREF_SIZE);
    language.setOnAction(e -> shell.nextLanguage());
  }

  private static Feather icon(ThemeChoice choice) {
    return switch (choice) {
      case SYSTEM -> Feather.MONITOR;
      case LIGHT -> Feather.SUN;
      case DARK -> Feather.MOON;
    };
  }
}
