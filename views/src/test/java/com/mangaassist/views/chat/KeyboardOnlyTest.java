package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conversation from its beginning to its end, and another one, without a pointer. */
@FxTest
final class KeyboardOnlyTest {

  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aMessageIsSentStoppedAndFollowedByANewConversation() {
    send("Do you have Akira?");
    String first = sent().getLast().sessionId();
    window.says(new ServerFrame.Token(0, "Yes, "));
    window.press(KeyCode.ESCAPE);
    assertThat(fixture.chat.last().stops).isOne();
    window.says(new ServerFrame.Stopped());
    assertThat(written()).isTrue();

    window.press(KeyCode.N, KeyCode.CONTROL);
    assertThat(written()).isTrue();
    send("And Dragon Ball?");
    assertThat(sent()).extracting(ChatRequest::message).endsWith("And Dragon Ball?");
    assertThat(sent().getLast().sessionId()).isNotEqualTo(first);
    window.says(
        new ServerFrame.Token(0, "Yes."), new ServerFrame.Done(ChatFixture.answer(List.of())));
    assertThat(window.pane.model().messages().answering()).isEmpty();
  }

  @Test
  void anotherConversationIsFoundOpenedAndGoneOnWith() {
    window.press(KeyCode.F, KeyCode.CONTROL);
    Fx.type(window.scene(), "cook");
    window.pass(Duration.ofMillis(200));
    window.press(KeyCode.ENTER);
    window.press(KeyCode.ENTER);
    assertThat(written()).isTrue();
    send("Another like it?");
    assertThat(sent().getLast().sessionId()).isEqualTo("b");

    window.press(KeyCode.F, KeyCode.CONTROL);
    window.press(KeyCode.ESCAPE);
    window.pass(Duration.ofMillis(200));
    window.press(KeyCode.DOWN);
    assertThat(Fx.call(() -> window.list().isFocused())).isTrue();
    window.press(KeyCode.HOME);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.ENTER);
    send("And in colour?");
    assertThat(sent().getLast().sessionId()).isEqualTo("a");
  }

  private void send(String message) {
    Fx.type(window.scene(), message);
    window.press(KeyCode.ENTER);
  }

  private List<ChatRequest> sent() {
    return fixture.chat.sent();
  }

  /** Whether what is typed goes into the message. */
  private boolean written() {
    return Fx.call(() -> window.composer().isFocused());
  }
}
