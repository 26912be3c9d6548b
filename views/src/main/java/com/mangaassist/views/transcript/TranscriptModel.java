package com.mangaassist.views.transcript;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a {@code TranscriptView} shows: the turns of one conversation. On the JavaFX thread. */
public final class TranscriptModel {

  private final ObservableList<TurnRow> turns = FXCollections.observableArrayList();

  /** Without a turn. */
  public TranscriptModel() {}

  /** In order, the newest last. Setting them all shows another conversation, from its end. */
  public ObservableList<TurnRow> turns() {
    return turns;
  }
}
