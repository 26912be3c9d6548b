package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.shell.PaletteViewModel.Row;
import com.mangaassist.views.texts.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A line of the palette. */
final class PaletteCell extends ListCell<Row> {

  static final double HEIGHT = 34;

  private final Texts texts;

  PaletteCell(Texts texts, Consumer<Row.Choice> run) {
    this.texts = texts;
    getStyleClass().add("palette-cell");
    setPrefWidth(0);
    setOnMouseClicked(
        event -> {
          if (getItem() instanceof Row.Choice choice) {
            run.accept(choice);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    setText(null);
    setAccessibleText(null);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    switch (row) {
      case Row.Heading heading -> {
        String name = texts.now(heading.group().textKey());
        setGraphic(Labels.of(name, "palette-heading"));
        setAccessibleText(name);
      }
      case Row.Choice(PaletteCommand command) -> {
        setGraphic(line(command));
        setAccessibleText(command.title() + " " + command.detail());
      }
    }
  }

  private static HBox line(PaletteCommand command) {
    Label title = Labels.tooltipWhenCut(Labels.of(command.title(), "palette-title"));
    Label detail = Labels.tooltipWhenCut(Labels.of(command.detail(), "muted", "secondary"));
    detail.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(command.icon()), title, detail, gap);
    if (!command.keys().isEmpty()) {
      Label keys = Labels.of(command.keys(), "key");
      keys.setMinWidth(USE_PREF_SIZE);
      line.getChildren().add(keys);
    }
    line.getStyleClass().addAll("list-row", "palette-line");
    return line;
  }
}
