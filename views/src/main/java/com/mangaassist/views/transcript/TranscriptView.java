package com.mangaassist.views.transcript;

import com.mangaassist.views.texts.Texts;
import javafx.scene.layout.Region;

/** Shows the turns of a conversation. */
public final class TranscriptView extends Region {

  /** A view of a model; {@code texts} of any pane. */
  public TranscriptView(Texts texts, TranscriptModel model, TranscriptActions actions) {
    getStyleClass().add("transcript");
  }
}
