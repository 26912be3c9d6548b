package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.HealthModel.State;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A main window around a pane that holds one text field, with everything it needs in memory. */
final class ShellFixture implements AutoCloseable {

  final Settings settings;
  final Texts texts;
  final Theme theme;
  final HealthModel health = new HealthModel();
  final StatusModel status = new StatusModel();
  final Notices notices = new Notices();
  final List<PaletteSource> sources = new ArrayList<>();
  final List<String> done = new ArrayList<>();
  final TextField paneField = new TextField();
  final Shell shell;
  final Stage stage;

  ShellFixture() {
    this(1440, 900);
  }

  ShellFixture(double width, double height) {
    this(width, height, Settings.inMemory(), List.of());
  }

  ShellFixture(double width, double height, Settings settings, List<PaletteSource> sources) {
    this.settings = settings;
    this.sources.addAll(sources);
    this.texts = new Texts(Language.ENGLISH, "shell");
    paneField.setId("pane-field");
    paneField.setAccessibleText("Pane");
    this.theme =
        Fx.call(() -> new Theme(settings.choice("theme", ThemeChoice.class, ThemeChoice.LIGHT)));
    this.shell = Fx.call(() -> new Shell(context()));
    this.stage = Fx.show(shell.scene(), width, height);
    Fx.run(paneField::requestFocus);
    Fx.settle();
  }

  private ShellContext context() {
    return new ShellContext(
        texts,
        theme,
        settings,
        health,
        status,
        notices,
        Map.of(Pane.CHAT, () -> new StackPane(paneField)),
        sources,
        "1.2.3",
        () -> done.add("quit"));
  }

  /** All parts healthy and a day's work in the status bar. */
  void atWork() {
    Fx.run(
        () -> {
          health.profileProperty().set("Embedded");
          health.report(
              List.of(
                  new PartHealth("Gateway", State.HEALTHY, ""),
                  new PartHealth("Bedrock", State.HEALTHY, "")));
          status.addressProperty().set("127.0.0.1:51234");
          status.messagesTodayProperty().set(1_234L);
          status.messagesPerMinuteProperty().set(41L);
          status.eventsPerMinuteProperty().set(312L);
          status.deadLettersProperty().set(0L);
          status.costTodayProperty().set(new BigDecimal("9.40"));
          status.firstTokenP95Property().set(Duration.ofMillis(880));
        });
    Fx.settle();
  }

  Scene scene() {
    return shell.scene();
  }

  Parent root() {
    return shell.scene().getRoot();
  }

  <T extends Node> T find(String selector, Class<T> type) {
    return Fx.find(root(), selector, type);
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          stage.hide();
          shell.close();
          theme.close();
        });
  }
}
