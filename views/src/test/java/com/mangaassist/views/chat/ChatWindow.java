package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.shell.HealthModel;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.Pane;
import com.mangaassist.views.shell.Shell;
import com.mangaassist.views.shell.ShellContext;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/** The Chat pane in the main window. */
final class ChatWindow implements AutoCloseable {

  final ChatFixture fixture;
  final Theme theme;
  final ChatPane pane;
  final Shell shell;
  final Stage stage;

  ChatWindow(ChatFixture fixture, double width, double height) {
    this.fixture = fixture;
    theme =
        Fx.call(
            () ->
                new Theme(fixture.settings.choice("theme", ThemeChoice.class, ThemeChoice.LIGHT)));
    pane = Fx.call(() -> new ChatPane(fixture.context()));
    shell = Fx.call(() -> new Shell(context()));
    stage = Fx.show(shell.scene(), width, height);
    settle();
  }

  private ShellContext context() {
    HealthModel health = new HealthModel();
    health.profileProperty().set("Embedded");
    health.report(List.of(new PartHealth("Gateway", HealthModel.State.HEALTHY, "")));
    StatusModel status = new StatusModel();
    status.addressProperty().set("127.0.0.1:51234");
    status.messagesTodayProperty().set(41L);
    status.costTodayProperty().set(new BigDecimal("0.42"));
    status.firstTokenP95Property().set(Duration.ofMillis(880));
    return new ShellContext(
        fixture.texts,
        theme,
        fixture.settings,
        health,
        status,
        fixture.notices,
        Map.of(Pane.CHAT, pane::root),
        pane.sources(() -> {}),
        "1.2.3",
        () -> {});
  }

  Scene scene() {
    return shell.scene();
  }

  <T extends Node> T find(String selector, Class<T> type) {
    return Fx.find(scene().getRoot(), selector, type);
  }

  boolean has(String selector) {
    return Fx.call(() -> scene().getRoot().lookup(selector) != null);
  }

  TextArea composer() {
    return find("#composer", TextArea.class);
  }

  ListView<?> list() {
    return find("#conversations", ListView.class);
  }

  /** Writes in the composer and presses Enter. */
  void write(String message) {
    Fx.run(
        () -> {
          composer().setText(message);
          composer().requestFocus();
        });
    Fx.press(scene(), KeyCode.ENTER);
    settle();
  }

  /** The gateway says something over the connection that was opened last. */
  void says(ServerFrame... frames) {
    Fx.run(() -> fixture.chat.last().says(frames));
    settle();
  }

  void pass(Duration time) {
    Fx.run(() -> fixture.pass(time));
    settle();
  }

  void press(KeyCode key, KeyCode... held) {
    Fx.press(scene(), key, held);
    settle();
  }

  /** What is written in labels and buttons below what a selector finds. */
  List<String> words(String selector) {
    return Fx.call(
        () ->
            scene().getRoot().lookupAll(selector).stream()
                .flatMap(each -> each.lookupAll("*").stream())
                .filter(each -> each instanceof Labeled && shown(each))
                .map(each -> ((Labeled) each).getText())
                .filter(each -> each != null && !each.isEmpty())
                .distinct()
                .toList());
  }

  private static boolean shown(Node node) {
    Node each = node;
    while (each != null) {
      if (!each.isVisible()) {
        return false;
      }
      each = each.getParent();
    }
    return true;
  }

  /** Takes an item of the conversation's menu, by its English text. */
  void choose(String text) {
    Fx.run(
        () ->
            find("#conversation-menu", MenuButton.class).getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    settle();
  }

  static void settle() {
    for (int i = 0; i < 4; i++) {
      Fx.settle();
    }
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          stage.hide();
          pane.close();
          shell.close();
          theme.close();
        });
  }
}
