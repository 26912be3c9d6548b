package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.views.texts.Texts;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;

/** What can be done with a conversation of the list. */
final class ConversationMenu {

  private final Texts texts;
  private final Consumer<ConversationSummary> rename;
  private final Consumer<ConversationSummary> delete;
  private final Consumer<ConversationSummary> open;

  ConversationMenu(
      Texts texts,
      Consumer<ConversationSummary> rename,
      Consumer<ConversationSummary> delete,
      Consumer<ConversationSummary> open) {
    this.texts = texts;
    this.rename = rename;
    this.delete = delete;
    this.open = open;
  }

  /** The menu acts on the selected conversation; where there is none it does not open. */
  void install(ListView<ConversationSummary> list) {
    ContextMenu menu =
        new ContextMenu(
            item(list, "menu.open", KeyCode.ENTER, open),
            item(list, "menu.rename", KeyCode.F2, rename),
            new SeparatorMenuItem(),
            item(list, "menu.delete", KeyCode.DELETE, delete));
    list.setOnContextMenuRequested(
        event -> {
          if (!list.getSelectionModel().isEmpty()) {
            menu.show(list, event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
  }

  private MenuItem item(
      ListView<ConversationSummary> list,
      String key,
      KeyCode shortcut,
      Consumer<ConversationSummary> action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(texts.get(key));
    // Shown only: the list hears the key itself, wherever the menu is.
    item.setAccelerator(new KeyCodeCombination(shortcut));
    item.setOnAction(e -> action.accept(list.getSelectionModel().getSelectedItem()));
    return item;
  }
}
