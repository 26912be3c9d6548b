package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.texts.Texts;
import java.util.function.BooleanSupplier;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shortcuts and what this program is. */
final class HelpController {

  /** Of the whole way down that an arrow goes. */
  private static final double STEP = 0.25;

  private final Texts texts;
  private final String programVersion;
  private final Overlays overlays;
  private final BooleanSupplier railHasAChoice;

  @FXML private VBox card;
  @FXML private Label title;
  @FXML private Button close;
  @FXML private ScrollPane scroll;
  @FXML private VBox body;
  @FXML private Label shortcutsTitle;
  @FXML private GridPane shortcuts;
  @FXML private Label aboutTitle;
  @FXML private Label version;
  @FXML private Label what;
  @FXML private Label licence;

  /**
   * Not shown yet.
   *
   * @param railHasAChoice whether the rail can be collapsed: keys without an effect are not listed
   */
  HelpController(
      Texts texts, String programVersion, Overlays overlays, BooleanSupplier railHasAChoice) {
    this.texts = texts;
    this.programVersion = programVersion;
    this.overlays = overlays;
    this.railHasAChoice = railHasAChoice;
    Fxml.load(this, "Help", VBox.class);
  }

  @FXML
  void initialize() {
    // As high as what it says; in a low window what it says scrolls.
    card.setMaxHeight(VBox.USE_PREF_SIZE);
    scroll.prefViewportHeightProperty().bind(body.heightProperty());
    title.textProperty().bind(texts.get("help.title"));
    close.setGraphic(Icons.of(Feather.X));
    close.accessibleTextProperty().bind(texts.get("help.close"));
    close.setOnAction(e -> overlays.close());
    shortcutsTitle.textProperty().bind(texts.get("help.shortcuts"));
    aboutTitle.textProperty().bind(texts.get("help.about"));
    version.textProperty().bind(texts.get("help.version", programVersion));
    what.textProperty().bind(texts.get("help.what"));
    licence.textProperty().bind(texts.get("help.licence"));
    // The button is the card's only stop: Tab would leave for what is behind it.
    card.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          switch (event.getCode()) {
            case TAB -> {}
            case DOWN, PAGE_DOWN -> scroll.setVvalue(scroll.getVvalue() + STEP);
            case UP, PAGE_UP -> scroll.setVvalue(scroll.getVvalue() - STEP);
            default -> {
              return;
            }
          }
          event.consume();
        });
  }

  private void listShortcuts() {
    shortcuts.getChildren().clear();
    for (Shortcut each : Shortcut.values()) {
      if (each != Shortcut.TOGGLE_RAIL || railHasAChoice.getAsBoolean()) {
        Label name = new Label();
        name.textProperty().bind(texts.get("shortcut." + each));
        shortcuts.addRow(shortcuts.getRowCount(), Labels.of(each.shown(), "key"), name);
      }
    }
  }

  void open() {
    listShortcuts();
    scroll.setVvalue(0);
    overlays.show(card, close);
  }

  void toggle() {
    if (overlays.isOpen(card)) {
      overlays.close();
    } else {
      open();
    }
  }
}
