package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Leaks;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conversation that is closed gives its memory back while the window stays open. */
@FxTest
final class ConversationLeakTest {

  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aDeletedConversationIsLetGoOf() {
    WeakReference<TalkViewModel> talk = talk();
    Fx.run(() -> window.pane.model().keeping().delete("a"));
    ChatWindow.settle();
    Leaks.assertCollected("the conversation", talk);
  }

  @Test
  void aComparisonIsLetGoOfOnceItIsDecided() {
    WeakReference<Comparison> comparison = comparison();
    Leaks.assertCollected("the comparison", comparison);
  }

  private WeakReference<TalkViewModel> talk() {
    Fx.run(() -> window.list().getSelectionModel().select(0));
    ChatWindow.settle();
    window.write("And Berserk?");
    window.says(
        new ServerFrame.Token(0, "Yes."), new ServerFrame.Done(ChatFixture.answer(List.of())));
    fixture.chat.opened.forEach(each -> each.sent.clear());
    return Fx.call(() -> new WeakReference<>(window.pane.model().currentProperty().get()));
  }

  private WeakReference<Comparison> comparison() {
    Fx.run(() -> window.pane.model().choices().comparingProperty().set(true));
    window.write("And Berserk?");
    for (FakeChat.Wire each : fixture.chat.opened) {
      Fx.run(() -> each.says(new ServerFrame.Done(ChatFixture.answer(List.of()))));
    }
    ChatWindow.settle();
    WeakReference<Comparison> shown =
        Fx.call(
            () ->
                new WeakReference<>(
                    window.pane.model().currentProperty().get().comparisonProperty().get()));
    Fx.run(
        () -> {
          TalkViewModel talk = window.pane.model().currentProperty().get();
          Comparison now = talk.comparisonProperty().get();
          if (now != null) {
            window.pane.model().comparing().choose(talk, now.left());
          }
        });
    ChatWindow.settle();
    return shown;
  }
}
