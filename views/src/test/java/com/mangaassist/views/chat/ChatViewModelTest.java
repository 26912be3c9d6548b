package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.transcript.AnswerPhase;
import com.mangaassist.views.transcript.TurnRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and answers, on every path. */
final class ChatViewModelTest {

  private final ChatFixture fixture = new ChatFixture();
  private final FakeChat chat = fixture.chat;
  private final ChatViewModel pane = started();

  private ChatViewModel started() {
    ChatViewModel model = new ChatViewModel(fixture.context());
    model.start();
    return model;
  }

  @Test
  void sendsWhatIsTypedAsTheCustomerWithTheChoices() {
    pane.choices().languageProperty().set(AnswerLanguage.JAPANESE);
    pane.choices().modelIdProperty().set(ModelCatalog.HAIKU);
    pane.choose(Segment.FREE);
    write("  こんにちは\n");

    assertThat(chat.sent())
        .containsExactly(
            new ChatRequest(
                talk().sessionId(), "user-42", "こんにちは", "free", "ja", ModelCatalog.HAIKU));
    assertThat(draft()).isEmpty();
    assertThat(talk().titleProperty().get()).isEqualTo("こんにちは");
    assertThat(pane.choices().customers().recent()).containsExactly("user-42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\n"})
  void sendsNothingBlank(String text) {
    write(text);
    assertThat(chat.sent()).isEmpty();
    assertThat(draft()).isEqualTo(text);
  }

  @Test
  void sendsNoMoreThanTheGatewayTakes() {
    // Two chars each, one character: a mahjong tile.
    write("🀄".repeat(ChatRequest.MAX_MESSAGE_CHARACTERS + 1));
    assertThat(chat.sent()).isEmpty();

    write("🀄".repeat(ChatRequest.MAX_MESSAGE_CHARACTERS));
    assertThat(chat.sent()).hasSize(1);
  }

  @Test
  void namesEachPhaseWithARunningClock() {
    chat.connectsAtOnce = false;
    chat.last().drops(null);
    write("Hello");
    fixture.pass(Duration.ofMillis(300));
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.CONNECTING);
    assertThat(row().footProperty().get().elapsed()).isEqualTo(Duration.ofMillis(300));

    fixture.pass(Duration.ofMillis(200));
    chat.last().connected();
    says(new ServerFrame.Status(Phase.MODERATING, "c"));
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.MODERATING);
    fixture.pass(Duration.ofMillis(100));
    says(new ServerFrame.Status(Phase.RETRIEVING, "c"));
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.RETRIEVING);
    fixture.pass(Duration.ofMillis(200));
    says(waiting());
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.WAITING);
    assertThat(row().footProperty().get().model()).isEqualTo("Claude 3 Sonnet");
    fixture.pass(Duration.ofMillis(700));
    says(new ServerFrame.Status(Phase.STREAMING, "c"), new ServerFrame.Token(0, "Hi"));
    fixture.pass(Duration.ofMillis(100));
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.STREAMING);
    assertThat(row().footProperty().get().firstToken()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(row().footProperty().get().elapsed()).isEqualTo(Duration.ofMillis(1_600));
    assertThat(turn().timingsProperty().get()).isEqualTo(new Timings(100, 200, 700, 100));
  }

  @Test
  void aFinishedAnswerHasItsFigures() {
    write("Hello");
    says(
        new ServerFrame.Products(ChatFixture.products()),
        new ServerFrame.Token(0, "Two "),
        new ServerFrame.Token(1, "words"),
        done());

    assertThat(row().answer().whole()).isEqualTo("Two words");
    assertThat(row().stateProperty().get()).isEqualTo(AnswerState.COMPLETE);
    assertThat(row().products()).hasSize(3);
    var foot = row().footProperty().get();
    assertThat(foot.phase()).isNull();
    assertThat(foot.offline()).isTrue();
    assertThat(foot.elapsed()).isEqualTo(Duration.ofMillis(3_113));
    assertThat(foot.firstToken()).isEqualTo(Duration.ofMillis(740));
    assertThat(foot.inputTokens()).isEqualTo(612);
    assertThat(foot.outputTokens()).isEqualTo(184);
    assertThat(foot.tokensPerSecond()).isBetween(76.2, 76.3);
    assertThat(foot.costUsd()).isEqualTo(new BigDecimal("0.004596"));
    assertThat(talk().isAnswering()).isFalse();
    assertThat(pane.messages().answering()).isEmpty();

    fixture.pass(Duration.ofSeconds(9));
    assertThat(row().footProperty().get()).isEqualTo(foot);
  }

  @Test
  void stopsAndKeepsWhatHadCome() {
    write("Hello");
    says(waiting(), new ServerFrame.Token(0, "Half"));
    pane.stop();
    assertThat(chat.last().stops).isEqualTo(1);
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.STOPPING);

    says(new ServerFrame.Status(Phase.STREAMING, "c"), new ServerFrame.Token(1, " more"));
    assertThat(row().footProperty().get().phase()).isEqualTo(AnswerPhase.STOPPING);
    says(new ServerFrame.Stopped());
    assertThat(row().stateProperty().get()).isEqualTo(AnswerState.STOPPED);
    assertThat(row().answer().whole()).isEqualTo("Half more");
    // 9 letters: three tokens at $15 a million.
    assertThat(row().footProperty().get().estimated()).isTrue();
    assertThat(row().footProperty().get().outputTokens()).isEqualTo(3);
    assertThat(row().footProperty().get().costUsd()).isEqualTo(new BigDecimal("0.000045"));
    assertThat(row().footProperty().get().model()).isEqualTo("Claude 3 Sonnet");
    assertThat(talk().takesMessages()).isTrue();
  }

  @Test
  void guessesTheFiguresOfAnAnswerWhileItIsWritten() {
    write("こんにちは");
    says(waiting(), new ServerFrame.Status(Phase.STREAMING, "c"), new ServerFrame.Token(0, "はい"));
    assertThat(row().footProperty().get().tokensPerSecond()).as("too soon to tell").isZero();
    fixture.pass(Duration.ofMillis(500));
    says(new ServerFrame.Token(1, "、ございます。"));
    fixture.pass(Duration.ofMillis(500));

    var foot = row().footProperty().get();
    assertThat(foot.estimated()).isTrue();
    assertThat(foot.outputTokens()).isEqualTo(9);
    assertThat(foot.tokensPerSecond()).isEqualTo(8);
    assertThat(foot.costUsd()).isEqualTo(new BigDecimal("0.000135"));
    assertThat(foot.inputTokens()).as("nobody knows").isZero();

    says(done());
    assertThat(row().footProperty().get().estimated()).isFalse();
  }

  @Test
  void theCardsSpeakTheLanguageThatWasAskedForElseThatOfTheAnswer() {
    pane.choices().languageProperty().set(AnswerLanguage.ENGLISH);
    write("こんにちは");
    assertThat(row().languageProperty().get()).isEqualTo(Language.ENGLISH);
    says(new ServerFrame.Token(0, "Good day."), done());
    assertThat(row().languageProperty().get()).isEqualTo(Language.ENGLISH);

    pane.choices().languageProperty().set(AnswerLanguage.AUTOMATIC);
    write("One Piece?");
    assertThat(row().languageProperty().get()).isEqualTo(Language.ENGLISH);
    says(new ServerFrame.Token(0, "はい、ございます。"), done());
    assertThat(row().languageProperty().get()).isEqualTo(Language.JAPANESE);
  }

  @Test
  void stoppingBeforeItWasSentGivesTheTextBack() {
    chat.last().drops("Gone.");
    write("Hello");
    talk().draftProperty().set("and");
    pane.stop();

    assertThat(draft()).isEqualTo("Hello\n\nand");
    assertThat(talk().turns()).isEmpty();
    assertThat(talk().isNew()).isTrue();
    assertThat(pane.list().rows()).isEmpty();
    pane.lines().retryNow();
    assertThat(chat.sent()).isEmpty();
  }

  @Test
  void aRefusedMessageGoesBackToItsWriterWithTheReason() {
    write("Hello");
    says(new ServerFrame.Failure("AnswerInProgress", "busy", true));

    assertThat(draft()).isEqualTo("Hello");
    assertThat(talk().turns()).isEmpty();
    assertThat(talk().refusalProperty().get()).startsWith("An answer is under way");
    fixture.texts.languageProperty().set(Language.JAPANESE);
    assertThat(talk().refusalProperty().get()).startsWith("この会話では");

    talk().draftProperty().set("Hello again");
    assertThat(talk().refusalProperty().get()).isEmpty();
  }

  @Test
  void aFailedAnswerSaysWhyAndCanBeAskedAgain() {
    write("Hello");
    says(
        new ServerFrame.Token(0, "Ha"),
        new ServerFrame.Failure("ThrottlingException", "busy", true));
    TurnRow failed = row();

    assertThat(failed.stateProperty().get()).isEqualTo(AnswerState.FAILED);
    assertThat(failed.answer().whole()).isEqualTo("Ha");
    assertThat(failed.problemProperty().get().text()).startsWith("The model is too busy");
    assertThat(failed.problemProperty().get().action()).isEqualTo("Send again");

    pane.solve(turn());
    assertThat(chat.sent()).extracting(ChatRequest::message).containsExactly("Hello", "Hello");
    assertThat(talk().turns()).hasSize(2);
    assertThat(failed.problemProperty().get().action()).isEmpty();
  }

  @Test
  void aProblemThatIsNotKnownIsToldInTheGatewaysWords() {
    write("Hello");
    says(new ServerFrame.Failure("NewTrouble", "Something new.", false));
    assertThat(row().problemProperty().get().text()).isEqualTo("Something new.");
  }

  @Test
  void aRetractedAnswerGivesWayToTheSafeOne() {
    write("Hello");
    says(
        new ServerFrame.Token(0, "Bad"),
        new ServerFrame.Retracted("personal_data"),
        new ServerFrame.Token(1, "Safe"),
        new ServerFrame.Done(
            ChatFixture.answer(List.of(), new ModerationVerdict(Severity.HIGH, List.of("abuse")))));

    assertThat(row().answer().whole()).isEqualTo("Safe");
    assertThat(row().noticeProperty().get()).contains("taken back").contains("personal data");
    assertThat(row().moderationProperty().get().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void aLostConnectionMarksTheAnswerAndTheNextMessageGoesOverANewOne() {
    write("Hello");
    says(new ServerFrame.Token(0, "Half"));
    chat.last().drops("Gone.");

    assertThat(row().stateProperty().get()).isEqualTo(AnswerState.BROKEN);
    assertThat(row().answer().whole()).isEqualTo("Half");
    assertThat(row().problemProperty().get().action()).isEqualTo("Send again");
    assertThat(pane.lines().stateProperty().get()).isInstanceOf(LineState.Lost.class);

    fixture.pass(Duration.ofMillis(500));
    pane.solve(turn());
    says(new ServerFrame.Token(0, "Whole"), done());
    assertThat(talk().turns().getLast().row().answer().whole()).isEqualTo("Whole");
  }

  @Test
  void oneMessageAtATimeInAConversation() {
    write("One");
    write("Two");
    assertThat(chat.sent()).extracting(ChatRequest::message).containsExactly("One");
    assertThat(draft()).isEqualTo("Two");
    says(done());
    pane.send();
    assertThat(chat.sent()).extracting(ChatRequest::message).containsExactly("One", "Two");
  }

  @Test
  void twoConversationsAreAnsweredAtOnceAndEachGetsItsOwn() {
    write("One");
    TalkViewModel first = talk();
    pane.newTalk();
    write("Two");
    TalkViewModel second = talk();
    assertThat(second).isNotSameAs(first);
    assertThat(pane.messages().answering())
        .containsExactlyInAnyOrder(first.sessionId(), second.sessionId());

    chat.opened.get(0).says(new ServerFrame.Token(0, "a"));
    chat.opened.get(1).says(new ServerFrame.Token(0, "b"), done());
    chat.opened.get(0).says(new ServerFrame.Token(1, "a"), done());
    assertThat(first.turns().getFirst().row().answer().whole()).isEqualTo("aa");
    assertThat(second.turns().getFirst().row().answer().whole()).isEqualTo("b");
  }

  @Test
  void logsTheFramesBothWaysWithTheirTimes() {
    write("Hello");
    fixture.pass(Duration.ofMillis(5));
    says(new ServerFrame.Status(Phase.MODERATING, "c"), done());

    assertThat(talk().frames().frames())
        .extracting(frame -> (frame.sent() ? ">" : "<") + frame.type() + " " + frame.at())
        .containsExactly(
            ">sendMessage 2026-03-02T10:15:30Z",
            "<status 2026-03-02T10:15:30.005Z",
            "<done 2026-03-02T10:15:30.005Z");
  }

  @Test
  void closingStopsTheClocksAndTheConnections() {
    write("Hello");
    var foot = row().footProperty().get();
    pane.close();
    fixture.pass(Duration.ofSeconds(5));

    assertThat(chat.opened).allSatisfy(wire -> assertThat(wire.closed).isTrue());
    assertThat(row().footProperty().get()).isEqualTo(foot);
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

  private static ServerFrame waiting() {
    return new ServerFrame.Status(
        Phase.WAITING, "c", ModelCatalog.SONNET, ChatFixture.answer(List.of()).flag());
  }

  private static ServerFrame done() {
    return new ServerFrame.Done(ChatFixture.answer(ChatFixture.products()));
  }
}
