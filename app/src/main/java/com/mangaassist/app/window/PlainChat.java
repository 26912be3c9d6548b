package com.mangaassist.app.window;

import com.mangaassist.services.chat.ChatConnection;
import com.mangaassist.views.texts.Texts;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Stands where the Chat pane will stand. */
record PlainChat(Texts texts, ChatConnection.Factory chat) {
  Parent root() {
    return new VBox(new TextField());
  }
}
