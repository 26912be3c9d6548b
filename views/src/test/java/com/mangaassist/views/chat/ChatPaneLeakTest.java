package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Leaks;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.Theme;
import java.lang.ref.WeakReference;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Settings, texts, notices and the clock outlive the pane, and must not keep it. */
@FxTest
final class ChatPaneLeakTest {

  private final ChatFixture fixture = new ChatFixture();

  @Test
  void aClosedPaneIsLetGoOf() {
    Leaks.assertCollected("the Chat pane", closedPane());
  }

  private WeakReference<ChatPane> closedPane() {
    fixture.conversations.add(ChatFixture.summary("a", "Alpha", "…", Duration.ofMinutes(5)));
    return Fx.call(
        () -> {
          ChatPane pane = new ChatPane(fixture.context());
          Scene scene = new Scene(pane.root(), 1200, 800);
          scene.getStylesheets().add(Theme.SHEET);
          Stage stage = new Stage();
          stage.setScene(scene);
          stage.show();
          fixture.texts.languageProperty().set(Language.JAPANESE);
          fixture.chat.last().says(new ServerFrame.Pong());
          stage.hide();
          stage.setScene(null);
          pane.close();
          fixture.chat.opened.clear();
          return new WeakReference<>(pane);
        });
  }
}
