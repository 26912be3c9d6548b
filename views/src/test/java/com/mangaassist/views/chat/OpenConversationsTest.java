package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.views.transcript.TurnRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which conversation is open, and what comes back. */
final class OpenConversationsTest {

  private final ChatFixture fixture = new ChatFixture();
  private final FakeChat chat = fixture.chat;
  private final ChatViewModel pane = started();

  private ChatViewModel started() {
    ChatViewModel model = new ChatViewModel(fixture.context());
    model.start();
    return model;
  }

  @Test
  void anAnswerGoesOnWhileAnotherConversationIsShown() {
    fixture.conversations.add(
        ChatFixture.summary("old", "Old", "…", Duration.ofHours(1)),
        ChatFixture.complete("Before", "Answer"));
    pane.list().refresh();
    write("Hello");
    TalkViewModel first = talk();
    pane.open("old");
    says(new ServerFrame.Token(0, "Meanwhile"));
    assertThat(talk().sessionId()).isEqualTo("old");
    assertThat(talk().turns().getFirst().row().answer().whole()).isEqualTo("Answer");

    pane.open(first.sessionId());
    assertThat(talk()).isSameAs(first);
    assertThat(row().answer().whole()).isEqualTo("Meanwhile");
  }

  @Test
  void eachConversationKeepsItsDraft() {
    fixture.conversations.add(ChatFixture.summary("old", "Old", "…", Duration.ofHours(1)));
    pane.list().refresh();
    talk().draftProperty().set("for a new one");
    pane.open("old");
    assertThat(draft()).isEmpty();
    talk().draftProperty().set("for the old one");
    pane.newTalk();
    assertThat(draft()).isEqualTo("for a new one");

    ChatViewModel restarted = new ChatViewModel(fixture.context());
    restarted.open("old");
    assertThat(restarted.currentProperty().get().draftProperty().get())
        .isEqualTo("for the old one");
  }

  @Test
  void theConversationThatWasOpenComesBack() {
    fixture.conversations.add(
        ChatFixture.summary("old", "Old", "…", Duration.ofHours(1)),
        ChatFixture.turn("Before", AnswerState.BROKEN, "Half", null, null),
        ChatFixture.turn("Then", AnswerState.FAILED, "", null, "ModelTimeout"),
        ChatFixture.turn("Now", AnswerState.STREAMING, "Ha", null, null));
    pane.open("old");
    ChatViewModel restarted = new ChatViewModel(fixture.context());
    restarted.start();

    TalkViewModel back = restarted.currentProperty().get();
    assertThat(back.sessionId()).isEqualTo("old");
    assertThat(back.turns())
        .extracting(each -> each.row().problemProperty().get().text())
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("The program ended"),
            failed -> assertThat(failed).startsWith("The model fell silent"),
            elsewhere -> assertThat(elsewhere).startsWith("Another client"));
    assertThat(back.turns().getFirst().row().stateProperty().get()).isEqualTo(AnswerState.BROKEN);
  }

  @Test
  void readsAgainWhatAnotherClientReceives() {
    fixture.conversations.add(
        ChatFixture.summary("old", "Old", "…", Duration.ofHours(1)),
        ChatFixture.turn("Now", AnswerState.STREAMING, "Ha", null, null));
    pane.open("old");
    fixture.conversations.turns.put("old", List.of(ChatFixture.complete("Now", "Half and half")));
    pane.solve(turn());

    assertThat(row().answer().whole()).isEqualTo("Half and half");
    assertThat(chat.sent()).isEmpty();
  }

  @Test
  void aConversationThatIsGoneGivesWayToANewOne() {
    fixture.settings.string("chat.conversation", "").set("gone");
    ChatViewModel restarted = new ChatViewModel(fixture.context());
    restarted.start();
    assertThat(restarted.currentProperty().get().isNew()).isTrue();
    assertThat(fixture.settings.string("chat.conversation", "").get()).isEmpty();
  }

  @Test
  void aConversationThatCannotBeReadSaysSoAndIsReadAgain() {
    fixture.conversations.add(
        ChatFixture.summary("old", "Old", "…", Duration.ofHours(1)),
        ChatFixture.complete("Before", "Answer"));
    fixture.conversations.failure = "No connection.";
    pane.open("old");
    assertThat(talk().loadingProperty().get()).isEqualTo(TalkViewModel.Loading.FAILED);
    assertThat(talk().problemProperty().get()).isEqualTo("No connection.");
    assertThat(talk().takesMessages()).isFalse();

    fixture.conversations.failure = null;
    pane.reload();
    assertThat(row().answer().whole()).isEqualTo("Answer");
  }

  @Test
  void anotherCustomerBeginsANewConversationAndTakesTheDraftAlong() {
    write("Hello");
    says(done());
    TalkViewModel before = talk();
    before.draftProperty().set("typed");
    pane.actAs("user-7");

    assertThat(talk()).isNotSameAs(before);
    assertThat(talk().customerProperty().get()).isEqualTo("user-7");
    assertThat(draft()).isEqualTo("typed");
    assertThat(before.draftProperty().get()).isEmpty();
    pane.send();
    assertThat(chat.sent().getLast().customerId()).isEqualTo("user-7");
    assertThat(chat.sent().getLast().sessionId()).isNotEqualTo(before.sessionId());
    assertThat(pane.choices().customers().recent()).containsExactly("user-7", "user-42");
  }

  @Test
  void anotherCustomerTakesOverAConversationInWhichNothingWasSaid() {
    TalkViewModel before = talk();
    pane.actAs("user-7");
    assertThat(talk()).isSameAs(before);
    assertThat(before.customerProperty().get()).isEqualTo("user-7");
  }

  @Test
  void theListShowsAConversationBeforeTheGatewayHasIt() {
    write("Hello");
    assertThat(pane.list().rows()).extracting(ConversationSummary::title).containsExactly("Hello");

    fixture.conversations.add(
        new ConversationSummary(
            talk().sessionId(), "user-42", "premium", "Hello", "Hi", 1, Severity.LOW, fixture.now));
    says(done());
    assertThat(pane.list().rows()).extracting(ConversationSummary::preview).containsExactly("Hi");
  }

  private TalkViewModel talk() {
    return pane.currentProperty().get();
  }

  private Turn turn() {
    return talk().turns().getLast();
  }

  private TurnRow row() {
    return turn().row();
  }

  private String draft() {
    return talk().draftProperty().get();
  }

  private void write(String text) {
    talk().draftProperty().set(text);
    pane.send();
  }

  private void says(ServerFrame... frames) {
    chat.last().says(frames);
  }

  private static ServerFrame done() {
    return new ServerFrame.Done(ChatFixture.answer(ChatFixture.products()));
  }
}
