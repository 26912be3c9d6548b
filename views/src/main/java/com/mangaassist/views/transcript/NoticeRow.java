package com.mangaassist.views.transcript;

import com.mangaassist.views.controls.Icons;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A quiet line above an answer. */
final class NoticeRow extends Row {

  NoticeRow(TurnRow turn) {
    super(turn);
  }

  @Override
  double estimate(double width) {
    return 36;
  }

  @Override
  Region make() {
    Label text = new Label(turn().noticeProperty().get());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(Feather.INFO), text);
    line.getStyleClass().add("answer-notice");
    return line;
  }
}
