package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.ByHand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinesTest {

  private final FakeChat chat = new FakeChat();
  private final ByHand later = new ByHand();
  private final Lines lines = new Lines(chat, Runnable::run, later, () -> Instant.EPOCH);

  @Test
  void sendsOverTheConnectionThatWaits() {
    lines.connect();
    lines.send(new Heard("Hello"));

    assertThat(chat.opened).hasSize(1);
    assertThat(chat.last().sent).extracting(ChatRequest::message).containsExactly("Hello");
    assertThat(state()).isInstanceOf(LineState.Connected.class);
  }

  @Test
  void aMessageWaitsUntilTheConnectionIsOpen() {
    chat.connectsAtOnce = false;
    Heard call = new Heard("Hello");
    lines.connect();
    lines.send(call);
    assertThat(chat.sent()).isEmpty();
    assertThat(state()).isEqualTo(new LineState.Connecting(false));

    chat.last().connected();
    assertThat(chat.sent()).hasSize(1);
    assertThat(call.told).containsExactly("sent", "> sendMessage");
  }

  @Test
  void aSecondAnswerGetsAConnectionOfItsOwnWhichEndsWithIt() {
    Heard first = new Heard("One");
    Heard second = new Heard("Two");
    lines.send(first);
    lines.send(second);
    assertThat(chat.opened).hasSize(2);

    chat.opened.get(1).says(new ServerFrame.Token(0, "b"), new ServerFrame.Stopped());
    chat.opened.get(0).says(new ServerFrame.Token(0, "a"), new ServerFrame.Stopped());
    assertThat(second.told).contains("Token[seq=0, text=b]").doesNotContain("Token[seq=0, text=a]");
    assertThat(chat.opened.stream().filter(wire -> wire.closed)).hasSize(1);

    lines.send(new Heard("Three"));
    assertThat(chat.opened).hasSize(2);
  }

  @Test
  void tellsTheAnswerThatItsConnectionIsLostAndTriesAgain() {
    Heard call = new Heard("One");
    lines.send(call);
    chat.last().drops("Gone.");

    assertThat(call.told).endsWith("lost Gone.");
    assertThat(state()).isEqualTo(new LineState.Lost("Gone.", Duration.ofMillis(500)));
    later.pass(javafx.util.Duration.millis(500));
    assertThat(chat.opened).hasSize(2);
    assertThat(state()).isInstanceOf(LineState.Connected.class);
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureAndStartsAnewOnceConnected() {
    lines.connect();
    chat.connectsAtOnce = false;
    chat.last().drops(null);
    later.pass(javafx.util.Duration.millis(500));
    assertThat(state()).isEqualTo(new LineState.Connecting(true));
    chat.last().drops("Nobody there.");
    assertThat(state()).isEqualTo(new LineState.Lost("Nobody there.", Duration.ofSeconds(1)));

    later.pass(javafx.util.Duration.millis(1_000));
    chat.last().connected();
    chat.last().drops(null);
    assertThat(state()).isEqualTo(new LineState.Lost("", Duration.ofMillis(500)));
  }

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000", "6, 16000", "7, 30000", "60, 30000"})
  void neverWaitsLongerThanHalfAMinute(int failures, long millis) {
    assertThat(Lines.wait(failures)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void triesAtOnceWhenAskedTo() {
    lines.connect();
    chat.last().drops("Gone.");
    lines.retryNow();
    assertThat(chat.opened).hasSize(2);

    later.pass(javafx.util.Duration.seconds(60));
    assertThat(chat.opened).hasSize(2);
  }

  @Test
  void whatWaitsWhileThereIsNoConnectionIsSentOverTheNext() {
    lines.connect();
    chat.last().drops("Gone.");
    lines.send(new Heard("Still here"));
    assertThat(chat.sent()).isEmpty();

    lines.retryNow();
    assertThat(chat.sent()).extracting(ChatRequest::message).containsExactly("Still here");
  }

  @Test
  void takesBackOnlyWhatWasNotSent() {
    chat.connectsAtOnce = false;
    Heard call = new Heard("Hello");
    lines.send(call);
    assertThat(lines.withdraw(call)).isTrue();
    chat.last().connected();
    assertThat(chat.sent()).isEmpty();

    Heard gone = new Heard("Sent");
    lines.send(gone);
    assertThat(lines.withdraw(gone)).isFalse();
  }

  @Test
  void afterItsEndNothingIsHeardOrTried() {
    Heard call = new Heard("One");
    lines.send(call);
    lines.close();
    chat.last().says(new ServerFrame.Stopped());
    chat.last().drops("Gone.");
    later.pass(javafx.util.Duration.seconds(60));

    assertThat(chat.last().closed).isTrue();
    assertThat(chat.opened).hasSize(1);
    assertThat(call.told).doesNotContain("Stopped[]");
  }

  private LineState state() {
    return lines.stateProperty().get();
  }

  /** A call that writes down what it hears. */
  private static final class Heard implements Call {

    final List<String> told = new ArrayList<>();
    private final ChatRequest request;

    Heard(String message) {
      request = new ChatRequest("s", "user-42", message, null, null, null);
    }

    @Override
    public ChatRequest request() {
      return request;
    }

    @Override
    public void wire(WireFrame frame) {
      told.add((frame.sent() ? "> " : "< ") + frame.type());
    }

    @Override
    public void sent() {
      told.add("sent");
    }

    @Override
    public void frame(ServerFrame frame) {
      told.add(frame.toString());
    }

    @Override
    public void lost(String problem) {
      told.add("lost " + problem);
    }
  }
}
