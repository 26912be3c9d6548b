package com.mangaassist.views.transcript;

import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.texts.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What staff noted of an answer. */
final class NoteRow extends Row {

  private final Texts texts;

  NoteRow(TurnRow turn, Texts texts) {
    super(turn);
    this.texts = texts;
  }

  @Override
  double estimate(double width) {
    return 20 + TextEstimate.height(turn().noteProperty().get(), width, 18);
  }

  @Override
  Region make() {
    Label text = new Label(turn().noteProperty().get());
    text.setAccessibleText(texts.now("note.text", text.getText()));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(Feather.EDIT_3), text);
    line.getStyleClass().addAll("answer-notice", "answer-note");
    return line;
  }
}
