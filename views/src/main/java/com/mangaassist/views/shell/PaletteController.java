package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The command palette: type, choose with the arrows, Enter. */
final class PaletteController {

  private static final int PAGE = 8;

  private final Texts texts;
  private final PaletteViewModel model;
  private final Overlays overlays;

  @FXML private VBox card;
  @FXML private TextField query;
  @FXML private ListView<PaletteViewModel.Row> results;
  @FXML private Label none;
  @FXML private Label keys;

  PaletteController(Texts texts, PaletteViewModel model, Overlays overlays) {
    this.texts = texts;
    this.model = model;
    this.overlays = overlays;
    Fxml.load(this, "Palette", VBox.class);
  }

  @FXML
  void initialize() {
    query.promptTextProperty().bind(texts.get("palette.prompt"));
    query.accessibleTextProperty().bind(texts.get("palette.name"));
    results.accessibleTextProperty().bind(texts.get("palette.results"));
    results.setItems(model.rows());
    results.setFixedCellSize(PaletteCell.HEIGHT);
    // As high as what it lists; where the window is lower it scrolls.
    results
        .prefHeightProperty()
        .bind(Bindings.size(model.rows()).multiply(PaletteCell.HEIGHT).add(2));
    card.setMaxHeight(VBox.USE_PREF_SIZE);
    results.setCellFactory(list -> new PaletteCell(texts, this::run));
    none.textProperty().bind(texts.get("palette.none"));
    none.visibleProperty().bind(Bindings.isEmpty(model.rows()));
    keys.textProperty().bind(texts.get("palette.keys"));
    query.textProperty().bindBidirectional(model.queryProperty());
    query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    model.selectedProperty().addListener((p, old, now) -> showSelection());
    model.rows().addListener((ListChangeListener<Object>) change -> showSelection());
  }

  void open() {
    model.open();
    overlays.show(card, query);
    results.scrollTo(0);
    showSelection();
  }

  void toggle() {
    if (overlays.isOpen(card)) {
      overlays.close();
    } else {
      open();
    }
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case PAGE_DOWN -> model.move(PAGE);
      case PAGE_UP -> model.move(-PAGE);
      case ENTER -> runSelected();
      // The field is the palette's only stop: Tab would leave for what is behind it.
      case TAB -> {}
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void showSelection() {
    PaletteViewModel.Row row = model.selectedProperty().get();
    int index = row == null ? -1 : model.rows().indexOf(row);
    results.getSelectionModel().clearAndSelect(index);
    if (index >= 0) {
      // The heading above the first choice belongs to it.
      results.scrollTo(index == 1 ? 0 : Math.max(0, index - PAGE + 2));
    }
  }

  private void runSelected() {
    PaletteViewModel.Row.Choice choice = model.selectedProperty().get();
    if (choice != null) {
      run(choice);
    }
  }

  private void run(PaletteViewModel.Row.Choice choice) {
    overlays.close();
    choice.command().run().run();
  }
}
