package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Remark;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.TabLeaves;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Writes what staff note of an answer. */
final class NotePopup {

  private final Texts texts;
  private final Branching branching;
  private final PopCard popup;
  private @Nullable TalkViewModel talk;
  private @Nullable Turn turn;
  private @Nullable Node owner;

  @FXML private Label title;
  @FXML private TextArea field;
  @FXML private Label fault;
  @FXML private Button save;

  NotePopup(Texts texts, Branching branching) {
    this.texts = texts;
    this.branching = branching;
    popup = new PopCard(Fxml.load(this, "Note", VBox.class), PopCard.Side.RIGHT);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("note"));
    field.promptTextProperty().bind(texts.get("note.prompt"));
    field.accessibleTextProperty().bind(texts.get("note"));
    TabLeaves.install(field);
    save.textProperty().bind(texts.get("note.save"));
    BooleanBinding tooLong =
        Bindings.createBooleanBinding(
            () -> characters() > Remark.MAX_NOTE_CHARACTERS, field.textProperty());
    save.disableProperty().bind(tooLong);
    fault.textProperty().bind(texts.get("note.tooLong", Format.whole(Remark.MAX_NOTE_CHARACTERS)));
    fault.visibleProperty().bind(tooLong);
    fault.managedProperty().bind(tooLong);
    save.setOnAction(event -> keep());
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            keep();
            event.consume();
          }
        });
  }

  private int characters() {
    String text = field.getText().strip();
    return text.codePointCount(0, text.length());
  }

  /** Opens beside a node. */
  void show(Node beside, TalkViewModel inTalk, Turn ofTurn) {
    talk = inTalk;
    turn = ofTurn;
    owner = beside;
    field.setText(ofTurn.row().noteProperty().get());
    popup.show(beside, field);
    field.end();
  }

  private void keep() {
    if (talk != null && turn != null && !save.isDisabled()) {
      branching.note(talk, turn, field.getText());
      popup.hide();
      if (owner != null) {
        owner.requestFocus();
      }
    }
  }
}
