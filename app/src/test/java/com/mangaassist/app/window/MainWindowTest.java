package com.mangaassist.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.app.backend.BackendLink;
import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.views.controls.Snapshots;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.Fonts;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window around a real backend, from a message to its answer. */
class MainWindowTest {

  @TempDir Path folder;

  private final Settings settings = Settings.inMemory();
  private BackendLink link;
  private MainWindow window;

  @BeforeEach
  void open() throws Exception {
    JavaFx.start(Optional::empty);
    var backend =
        new BackendSettings(
            folder, folder.resolve("connection.json"), new ConnectionProfile.Embedded(), 0, true);
    link = new BackendLink(() -> EmbeddedBackend.start(backend, "1.2.3", Logs.quiet()));
    window = Fx.call(this::window);
    Fx.run(window::show);
  }

  @AfterEach
  void close() throws Exception {
    Fx.run(window::close);
    link.close();
  }

  private MainWindow window() {
    Fonts.load();
    return new MainWindow(
        new MainWindow.Start(
            link,
            settings,
            folder,
            new ConnectionProfile.Embedded(),
            Language.ENGLISH,
            "1.2.3",
            () -> {}));
  }

  @Test
  void bringsAMessageToAnAnswerAndKeepsTheConversation() throws Exception {
    Fx.until("the composer", () -> node("#composer").isFocused());
    Fx.run(() -> write("スラムダンクは全部で何巻ですか?"));
    Fx.until("the foot of the answer", () -> texts(".foot-fact").contains("$0.0"));
    Fx.until("the list", () -> !list().getItems().isEmpty());

    assertThat(Fx.call(() -> texts(".foot-model"))).contains("Claude 3");
    assertThat(Fx.call(() -> texts(".foot-chip"))).contains("offline model");
    Fx.run(this::showTheInspector);
    assertThat(Fx.call(() -> texts("#which-model"))).contains("sonnet-rollout");
    Path picture = Path.of("target", "pictures", "window-answered.png");
    Fx.call(
        () -> {
          Snapshots.write(window.shell().scene(), picture);
          return picture;
        });
    assertThat(picture).isNotEmptyFile();
    Fx.until("the bus", () -> texts(".status-bar").contains("0 dead letters"));
    Fx.until("its events", () -> texts(".status-bar").matches("(?s).*\\b[1-9]\\d* events/min.*"));
  }

  /** The screen of a machine without a display is narrow: the inspector is not shown by itself. */
  private void showTheInspector() {
    if (window.shell().scene().lookup("#inspector") == null) {
      ((Button) node("#toggle-inspector")).fire();
      window.shell().scene().getRoot().applyCss();
    }
  }

  private Node node(String selector) {
    return Objects.requireNonNull(window.shell().scene().lookup(selector), selector);
  }

  private ListView<?> list() {
    return (ListView<?>) node("#conversations");
  }

  private void write(String message) {
    TextArea area = (TextArea) node("#composer");
    area.setText(message);
    Event.fireEvent(
        area,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }

  private String texts(String selector) {
    return window.shell().scene().getRoot().lookupAll(selector).stream()
        .flatMap(each -> each.lookupAll(".label").stream())
        .filter(Label.class::isInstance)
        .map(each -> ((Labeled) each).getText())
        .collect(Collectors.joining("\n"));
  }
}
