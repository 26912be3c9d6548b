package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationCodec;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.transcript.BranchPlace;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are asked for again, messages that are edited, and what staff say of them. */
@FxTest
final class BranchingTest {

  private final ChatFixture fixture = new ChatFixture();
  private final ChatWindow window = open();

  private ChatWindow open() {
    fixture.conversations.addKept(
        new Conversation(
            ChatFixture.summary("a", "Alpha", "And Naruto?", Duration.ofMinutes(5)),
            List.of(
                turn("m-1", "Do you have Akira?", null),
                turn("m-2", "How many volumes?", "m-1"),
                turn("m-3", "And Naruto?", "m-1")),
            "m-3"));
    ChatWindow made = new ChatWindow(fixture, 1440, 900);
    Fx.run(() -> made.list().getSelectionModel().select(0));
    ChatWindow.settle();
    return made;
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void showsTheBranchThatTheConversationGoesOnWith() {
    assertThat(messages()).containsExactly("Do you have Akira?", "And Naruto?");
    assertThat(talk().turns())
        .extracting(each -> each.row().branchProperty().get())
        .containsExactly(BranchPlace.ONLY, new BranchPlace(2, 2));
    assertThat(window.words(".branches")).contains("2/2");
  }

  @Test
  void theSwitchShowsTheOtherBranchAndTheGatewayGoesOnWithIt() {
    fire(".previous-branch");
    assertThat(messages()).containsExactly("Do you have Akira?", "How many volumes?");
    assertThat(fixture.conversations.calls).contains("follow a m-2");

    window.press(KeyCode.RIGHT, KeyCode.ALT);
    assertThat(messages()).containsExactly("Do you have Akira?", "And Naruto?");
    assertThat(fixture.conversations.calls).endsWith("follow a m-3");
  }

  @Test
  void aSwitchThatTheGatewayRefusesIsTakenBack() {
    fixture.conversations.failure = "The gateway cannot be reached.";
    fire(".previous-branch");
    assertThat(messages()).containsExactly("Do you have Akira?", "And Naruto?");
    assertThat(fixture.notices.standing()).hasSize(1);
  }

  @Test
  void asksAgainBesideTheAnswerThatIsThere() {
    window.press(KeyCode.R, KeyCode.CONTROL);
    assertThat(sent().message()).isEqualTo("And Naruto?");
    assertThat(sent().after()).isEqualTo("m-1");
    assertThat(Fx.call(() -> all(".ask-again").stream().allMatch(Node::isDisabled))).isTrue();

    window.says(new ServerFrame.Token(0, "Yes."), done("m-4"));
    assertThat(messages()).containsExactly("Do you have Akira?", "And Naruto?");
    assertThat(window.words(".branches")).contains("3/3");
    assertThat(Fx.call(() -> all(".ask-again").stream().noneMatch(Node::isDisabled))).isTrue();
  }

  @Test
  void anEditedMessageStandsBesideTheOneThatItWasAndTheDraftComesBack() {
    Fx.run(() -> window.composer().setText("A draft"));
    ChatWindow.settle();
    window.press(KeyCode.UP, KeyCode.ALT);
    window.press(KeyCode.E, KeyCode.CONTROL);
    assertThat(window.composer().getText()).isEqualTo("Do you have Akira?");
    assertThat(window.find("#editing", Node.class).isVisible()).isTrue();

    window.write("Do you have Berserk?");
    assertThat(sent().message()).isEqualTo("Do you have Berserk?");
    assertThat(sent().after()).isEqualTo(ChatRequest.START);
    assertThat(messages()).containsExactly("Do you have Berserk?");
    assertThat(window.composer().getText()).isEqualTo("A draft");
    assertThat(window.find("#editing", Node.class).isVisible()).isFalse();
    window.says(done("m-4"));

    fire(".previous-branch");
    assertThat(messages()).containsExactly("Do you have Akira?", "And Naruto?");
  }

  @Test
  void escapeEndsTheEditingAndBringsTheDraftBack() {
    Fx.run(() -> window.composer().setText("A draft"));
    ChatWindow.settle();
    fire(".edit-message");
    assertThat(window.composer().getText()).isIn("Do you have Akira?", "And Naruto?");
    window.press(KeyCode.ESCAPE);
    assertThat(window.composer().getText()).isEqualTo("A draft");
    assertThat(fixture.chat.sent()).isEmpty();
  }

  @Test
  void anEditThatIsRefusedShowsTheBranchOfBefore() {
    window.press(KeyCode.E, KeyCode.CONTROL);
    window.write("And One Piece?");
    window.says(new ServerFrame.Failure("StorageFailed", "no", true));
    assertThat(messages()).containsExactly("Do you have Akira?", "And Naruto?");
    assertThat(window.composer().getText()).isEqualTo("And One Piece?");
  }

  @Test
  void aRatingIsKeptAndTakenBackWhenPressedAgain() {
    window.press(KeyCode.G, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(fixture.conversations.calls).endsWith("remark a m-3 GOOD ");
    assertThat(explained().row().ratingProperty().get()).isEqualTo(Rating.GOOD);
    window.press(KeyCode.G, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(fixture.conversations.calls).endsWith("remark a m-3 NONE ");

    fixture.conversations.failure = "The gateway cannot be reached.";
    window.press(KeyCode.B, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(explained().row().ratingProperty().get()).isEqualTo(Rating.NONE);
    assertThat(fixture.notices.standing()).hasSize(1);
  }

  @Test
  void aNoteIsWrittenInAPopupAndStandsBelowTheAnswer() {
    window.press(KeyCode.N, KeyCode.CONTROL, KeyCode.SHIFT);
    PopupWindow popup =
        Fx.call(
            () ->
                Window.getWindows().stream()
                    .filter(each -> each instanceof PopupWindow && each.isShowing())
                    .map(PopupWindow.class::cast)
                    .findFirst()
                    .orElseThrow());
    Fx.run(
        () -> {
          ((TextArea) popup.getScene().getRoot().lookup("#note")).setText(" Wrong volume ");
          ((Button) popup.getScene().getRoot().lookup("#save-note")).fire();
        });
    ChatWindow.settle();
    assertThat(fixture.conversations.calls).endsWith("remark a m-3 NONE Wrong volume");
    assertThat(window.words(".answer-note")).containsExactly("Wrong volume");
    assertThat(Fx.call(popup::isShowing)).isFalse();
  }

  @Test
  void branchesSurviveTheWayOverTheWire() throws Exception {
    Conversation kept = fixture.conversations.find("a").orElseThrow();
    assertThat(ConversationCodec.decode(ConversationCodec.encode(kept))).isEqualTo(kept);
  }

  private static StoredTurn turn(String id, String message, @Nullable String after) {
    StoredTurn turn = ChatFixture.complete(message, "An answer to " + message);
    return new StoredTurn(
            id,
            turn.correlationId(),
            message,
            turn.state(),
            turn.answer(),
            turn.details(),
            null,
            turn.at())
        .following(after);
  }

  private static ServerFrame done(String id) {
    ChatAnswer a = ChatFixture.answer(List.of());
    return new ServerFrame.Done(
        new ChatAnswer(
            a.sessionId(),
            id,
            a.correlationId(),
            null,
            a.intent(),
            a.modelId(),
            a.usage(),
            a.costUsd(),
            a.firstTokenMs(),
            a.latencyMs(),
            a.cached(),
            a.products(),
            a.flag(),
            a.moderation(),
            a.timings()));
  }

  private TalkViewModel talk() {
    return window.pane.model().currentProperty().get();
  }

  private Turn explained() {
    Turn now = talk().explained();
    if (now == null) {
      throw new AssertionError("nothing is explained");
    }
    return now;
  }

  private List<String> messages() {
    return Fx.call(() -> talk().turns().stream().map(each -> each.row().message()).toList());
  }

  private ChatRequest sent() {
    return fixture.chat.sent().getLast();
  }

  private List<Node> all(String selector) {
    return List.copyOf(window.scene().getRoot().lookupAll(selector));
  }

  private void fire(String selector) {
    Fx.run(window.find(selector, Button.class)::fire);
    ChatWindow.settle();
  }
}
