package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.views.texts.Language;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One message of a customer and what became of it. All but {@link #answer()} belongs to the JavaFX
 * thread.
 */
public final class TurnRow {

  private final String message;
  private final AnswerText answer = new AnswerText();
  private final ObservableList<ProductCard> products = FXCollections.observableArrayList();
  private final ObjectProperty<AnswerState> state =
      new SimpleObjectProperty<>(this, "state", AnswerState.STREAMING);
  private final ObjectProperty<AnswerFoot> foot =
      new SimpleObjectProperty<>(this, "foot", AnswerFoot.EMPTY);
  private final ObjectProperty<@Nullable Language> language =
      new SimpleObjectProperty<>(this, "language");
  private final ObjectProperty<ModerationVerdict> moderation =
      new SimpleObjectProperty<>(this, "moderation", ModerationVerdict.CLEAN);
  private final ObjectProperty<BranchPlace> branch =
      new SimpleObjectProperty<>(this, "branch", BranchPlace.ONLY);
  private final ObjectProperty<Rating> rating =
      new SimpleObjectProperty<>(this, "rating", Rating.NONE);
  private final StringProperty note = new SimpleStringProperty(this, "note", "");
  private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
  private final ObjectProperty<TurnProblem> problem =
      new SimpleObjectProperty<>(this, "problem", TurnProblem.NONE);

  /** A turn that has just been sent; its answer is still to come. */
  public TurnRow(String message) {
    this.message = message;
    language.set(Language.ofText(message));
  }

  /** What the customer wrote. */
  public String message() {
    return message;
  }

  /** The answer as far as it has come, in Markdown; grows on any thread. */
  public AnswerText answer() {
    return answer;
  }

  /** The cards under the answer. */
  public ObservableList<ProductCard> products() {
    return products;
  }

  /**
   * What the answer is, or will be, written in; its cards speak the same. At first the message's;
   * null leaves it to the program's.
   */
  public ObjectProperty<@Nullable Language> languageProperty() {
    return language;
  }

  /** The answer is here: its own words say what language it is in. */
  public void speakAsWritten() {
    Language written = Language.ofText(answer.whole());
    if (written != null) {
      language.set(written);
    }
  }

  /** How far the answer is; a caret blinks at its end while it is STREAMING. */
  public ObjectProperty<AnswerState> stateProperty() {
    return state;
  }

  /** The line under the answer. */
  public ObjectProperty<AnswerFoot> footProperty() {
    return foot;
  }

  /** A badge under the message unless it is clean. */
  public ObjectProperty<ModerationVerdict> moderationProperty() {
    return moderation;
  }

  /** Which of several it is; a switch stands under the message where there are others. */
  public ObjectProperty<BranchPlace> branchProperty() {
    return branch;
  }

  /** How staff find the answer. */
  public ObjectProperty<Rating> ratingProperty() {
    return rating;
  }

  /** What staff noted of the answer, shown below it; empty shows nothing. */
  public StringProperty noteProperty() {
    return note;
  }

  /** A quiet line above the answer, as why an answer was taken back; empty shows none. */
  public StringProperty noticeProperty() {
    return notice;
  }

  /** What went wrong; {@link TurnProblem#NONE} shows nothing. */
  public ObjectProperty<TurnProblem> problemProperty() {
    return problem;
  }
}
