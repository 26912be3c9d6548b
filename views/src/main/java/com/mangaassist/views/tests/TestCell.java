package com.mangaassist.views.tests;

import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.WordRow;
import com.mangaassist.views.texts.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A test in the list: its name and what came of it. */
final class TestCell extends ListCell<TestItem> {

  static final double HEIGHT = 32;

  private final Texts texts;

  TestCell(Texts texts) {
    this.texts = texts;
    getStyleClass().add("test-cell");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable TestItem item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Label name = Labels.tooltipWhenCut(Labels.of(item.test().name()));
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    var mark = ResultMark.of(item, texts);
    WordRow row = new WordRow(name, mark);
    row.setSpacing(8);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("list-row", "test-row");
    setAccessibleText(item.test().name() + ", " + mark.getText());
    setGraphic(row);
  }
}
