package com.mangaassist.views.transcript;

import com.mangaassist.views.texts.Texts;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/** What can be copied of a turn, and how it is sent again. */
final class TurnMenu {

  private final Texts texts;
  private final TranscriptActions actions;
  private final ObservableBooleanValue busy;
  private final Consumer<TurnRow> copyAnswer;
  private @Nullable ContextMenu open;

  TurnMenu(
      Texts texts,
      TranscriptActions actions,
      ObservableBooleanValue busy,
      Consumer<TurnRow> copyAnswer) {
    this.texts = texts;
    this.actions = actions;
    this.busy = busy;
    this.copyAnswer = copyAnswer;
  }

  void show(Node owner, TurnRow turn, double screenX, double screenY) {
    if (open != null) {
      open.hide();
    }
    ContextMenu menu = of(turn);
    open = menu;
    menu.setOnHidden(event -> open = null);
    menu.show(owner, screenX, screenY);
  }

  /** The menu of a turn. */
  ContextMenu of(TurnRow turn) {
    MenuItem message = new MenuItem(texts.now("copy.message"));
    message.setOnAction(event -> put(turn.message()));
    MenuItem answer = new MenuItem(texts.now("copy.answer"));
    answer.setOnAction(event -> copyAnswer.accept(turn));
    MenuItem markdown = new MenuItem(texts.now("copy.markdown"));
    markdown.setOnAction(event -> put(turn.answer().whole()));
    boolean empty = turn.answer().length() == 0;
    answer.setDisable(empty);
    markdown.setDisable(empty);
    MenuItem edit = new MenuItem(texts.now("edit.name"));
    edit.setOnAction(event -> actions.edit(turn));
    MenuItem again = new MenuItem(texts.now("again.name"));
    again.setOnAction(event -> actions.askAgain(turn));
    edit.setDisable(busy.get());
    again.setDisable(busy.get());
    return new ContextMenu(message, answer, markdown, new SeparatorMenuItem(), edit, again);
  }

  private static void put(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }
}
