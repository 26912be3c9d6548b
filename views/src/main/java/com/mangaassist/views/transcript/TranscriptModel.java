package com.mangaassist.views.transcript;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a {@code TranscriptView} shows: the turns of one conversation. On the JavaFX thread. */
public final class TranscriptModel {

  private final ObservableList<TurnRow> turns = FXCollections.observableArrayList();

  private final ObjectProperty<@Nullable TurnRow> explained =
      new SimpleObjectProperty<>(this, "explained");

  private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");

  private final BooleanProperty figuresElsewhere =
      new SimpleBooleanProperty(this, "figuresElsewhere");

  /** Without a turn. */
  public TranscriptModel() {}

  /** In order, the newest last. Setting them all shows another conversation, from its end. */
  public ObservableList<TurnRow> turns() {
    return turns;
  }

  /** Whether no message can be sent just now: what would send one is disabled. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Whether the figures of finished answers stand elsewhere, so that no line here repeats them. */
  public BooleanProperty figuresElsewhereProperty() {
    return figuresElsewhere;
  }

  /** The turn that is explained beside the transcript, which is marked; null marks none. */
  public ObjectProperty<@Nullable TurnRow> explainedProperty() {
    return explained;
  }
}
