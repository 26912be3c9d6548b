package com.mangaassist.views.transcript;

import com.mangaassist.views.texts.Texts;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/** What can be copied of a turn. */
final class TurnMenu {

  private final Texts texts;
  private final Consumer<TurnRow> copyAnswer;
  private @Nullable ContextMenu open;

  TurnMenu(Texts texts, Consumer<TurnRow> copyAnswer) {
    this.texts = texts;
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
    return new ContextMenu(message, answer, markdown);
  }

  private static void put(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }
}
