package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Said;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says over the composer that the connection is lost, and what happens about it. */
record LineBar(Texts texts, Lines lines, HBox bar, Label words, Button retry) {

  void bind() {
    StringBinding text =
        Bindings.createStringBinding(
            () -> words(lines.stateProperty().get()),
            lines.stateProperty(),
            texts.languageProperty());
    BooleanBinding lost =
        Bindings.createBooleanBinding(
            () -> lines.stateProperty().get() instanceof LineState.Lost, lines.stateProperty());
    words.textProperty().bind(text);
    Tooltip why = new Tooltip();
    why.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    lines.stateProperty().get() instanceof LineState.Lost(var problem, var next)
                        ? new Said(texts).words(problem)
                        : "",
                lines.stateProperty(),
                texts.languageProperty()));
    words
        .tooltipProperty()
        .bind(Bindings.when(why.textProperty().isEmpty()).then((Tooltip) null).otherwise(why));
    words.setGraphic(Icons.of(Feather.WIFI_OFF));
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinHeight(Region.USE_PREF_SIZE);
    retry.textProperty().bind(texts.get("line.retry"));
    retry.setMinWidth(Region.USE_PREF_SIZE);
    retry.setOnAction(e -> lines.retryNow());
    retry.visibleProperty().bind(lost);
    retry.managedProperty().bind(lost);
    bar.visibleProperty().bind(words.textProperty().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
  }

  private String words(LineState state) {
    return switch (state) {
      case LineState.Idle idle -> "";
      case LineState.Connected connected -> "";
      case LineState.Connecting(var again) -> again ? texts.now("line.again") : "";
      case LineState.Lost(var problem, var next) ->
          next.toSeconds() < 1
              ? texts.now("line.soon")
              : texts.now("line.lost", Format.duration(next));
    };
  }
}
