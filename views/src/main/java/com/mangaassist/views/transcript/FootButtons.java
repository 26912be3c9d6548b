package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.Rating;
import com.mangaassist.views.texts.Texts;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with an answer that has ended. */
final class FootButtons extends HBox {

  private final TurnRow turn;
  private final Texts texts;
  private final TranscriptActions actions;
  private final RowButton good;
  private final RowButton bad;
  private final RowButton note;
  private final Button copy;

  FootButtons(
      TurnRow turn,
      Texts texts,
      TranscriptActions actions,
      Consumer<TurnRow> copies,
      ObservableBooleanValue busy) {
    super(2);
    this.turn = turn;
    this.texts = texts;
    this.actions = actions;
    setAlignment(Pos.CENTER_RIGHT);
    good = new RowButton(Feather.THUMBS_UP, "", () -> rate(Rating.GOOD));
    bad = new RowButton(Feather.THUMBS_DOWN, "", () -> rate(Rating.BAD));
    note = new RowButton(Feather.EDIT_3, texts.now("note.name"), this::writeNote);
    RowButton again =
        new RowButton(Feather.REFRESH_CW, texts.now("again.name"), () -> actions.askAgain(turn));
    again.disableProperty().bind(busy);
    copy = new RowButton(Feather.COPY, texts.now("copy.name"), () -> copies.accept(turn));
    good.getStyleClass().add("rate-good");
    bad.getStyleClass().add("rate-bad");
    note.getStyleClass().add("write-note");
    again.getStyleClass().add("ask-again");
    copy.getStyleClass().add("copy-answer");
    getChildren().setAll(good, bad, note, again, copy);
  }

  /** Shows what there is to do with the turn as it is now. */
  void show() {
    boolean written = turn.answer().length() > 0;
    for (Button each : new Button[] {good, bad, note, copy}) {
      each.setVisible(written);
    }
    Rating rating = turn.ratingProperty().get();
    good.choose(rating == Rating.GOOD);
    bad.choose(rating == Rating.BAD);
    good.say(texts.now(rating == Rating.GOOD ? "rate.good.chosen" : "rate.good"));
    bad.say(texts.now(rating == Rating.BAD ? "rate.bad.chosen" : "rate.bad"));
  }

  /** Pressed once more it is taken back. */
  private void rate(Rating rating) {
    actions.rate(turn, turn.ratingProperty().get() == rating ? Rating.NONE : rating);
  }

  private void writeNote() {
    actions.note(turn, note);
  }
}
