package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of the pane that say what is going on. */
@FxTest
final class ChatStatesTest {

  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void stopHasAPlaceOfItsOwnBesideSend() {
    Button send = window.find("#send", Button.class);
    Button stop = window.find("#stop", Button.class);
    Bounds before = Fx.call(() -> send.localToScene(send.getBoundsInLocal()));
    window.write("Hello");

    assertThat(send.isVisible()).isTrue();
    assertThat(send.isDisabled()).isTrue();
    assertThat(Fx.call(() -> send.localToScene(send.getBoundsInLocal()))).isEqualTo(before);
    assertThat(Fx.call(() -> stop.localToScene(stop.getBoundsInLocal()).getMaxX()))
        .isLessThan(before.getMinX());
  }

  @Test
  void anExampleNeverReplacesWhatSomebodyWrote() {
    Button example = window.find(".opener", Button.class);
    assertThat(window.words("#openers")).contains("What would a customer ask?");
    Fx.run(() -> window.composer().setText("Do you"));
    ChatWindow.settle();
    assertThat(example.isDisabled()).isTrue();
    assertThat(window.words("#openers"))
        .contains("Enter sends your message. Clear it to choose an example.");
    Fx.run(() -> window.composer().clear());
    ChatWindow.settle();
    assertThat(example.isDisabled()).isFalse();
    Fx.run(example::fire);
    ChatWindow.settle();
    assertThat(window.composer().getText()).isEqualTo(example.getText());
    assertThat(example.isDisabled()).as("another example may be chosen instead").isFalse();
  }

  @Test
  void marksTheAnswerThatTheInspectorExplainsWhereThereAreSeveral() {
    window.write("One");
    window.says(new ServerFrame.Token(0, "First."), new ServerFrame.Stopped());
    assertThat(mark().isVisible()).isFalse();
    window.write("Two");
    window.says(new ServerFrame.Token(0, "Second."), new ServerFrame.Stopped());
    assertThat(mark().isVisible()).isTrue();
    double latest = Fx.call(() -> mark().getLayoutY());

    Fx.click(window.find(".answer-block", Region.class));
    ChatWindow.settle();
    assertThat(Fx.call(() -> mark().getLayoutY())).isLessThan(latest);
    window.press(KeyCode.I, KeyCode.CONTROL);
    assertThat(mark().isVisible()).as("nothing is explained").isFalse();
  }

  @Test
  void explainsAStoppedAnswerAsFarAsItIsKnown() {
    window.write("Hello");
    window.says(
        new ServerFrame.Status(Phase.RETRIEVING, "0198f3a2"),
        new ServerFrame.Products(ChatFixture.products()));
    assertThat(window.words("#how-understood")).contains("–", "3 found", "0198f3a2");
    assertThat(window.words("#where-the-time-went")).contains("–", "< 1 ms");
    window.says(new ServerFrame.Stopped());

    assertThat(window.words("#how-understood"))
        .contains("3 found", "0198f3a2", "The answer ended before the rest was known.");
  }

  @Test
  void showsTheNewestFrameUntilAnotherIsChosenAndTokensInARowAsOne() {
    window.write("Hello");
    window.says(new ServerFrame.Token(0, "a"), new ServerFrame.Token(1, "b"));
    Fx.run(() -> window.find("#inspector", TabPane.class).getSelectionModel().select(2));
    ChatWindow.settle();
    ListView<?> frames = window.find("#frames", ListView.class);
    assertThat(frames.getItems()).hasSize(2);
    assertThat(window.words("#frames")).contains("token × 2");
    assertThat(json()).isEqualTo(token(0, "a") + "\n" + token(1, "b"));

    window.says(new ServerFrame.Token(2, "c"), new ServerFrame.Stopped());
    assertThat(json()).contains("stopped");
    Fx.run(() -> frames.getSelectionModel().select(0));
    ChatWindow.settle();
    window.write("Again");
    assertThat(json()).contains("\"message\" : \"Hello\"");
  }

  private String json() {
    return Fx.call(() -> window.find("#frame-json", TextArea.class).getText());
  }

  private static String token(int seq, String text) {
    return "{\"type\":\"token\",\"seq\":%d,\"text\":\"%s\"}".formatted(seq, text);
  }

  private Region mark() {
    return window.find(".explained-mark", Region.class);
  }
}
