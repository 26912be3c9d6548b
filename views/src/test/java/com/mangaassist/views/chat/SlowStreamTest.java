package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer that takes its time never looks like one that is stuck. */
@FxTest
final class SlowStreamTest {

  private final ChatFixture fixture = new ChatFixture();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @BeforeEach
  void ask() {
    window.write("Tell me all");
    window.says(new ServerFrame.Status(Phase.MODERATING, "c-1"));
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theClockRunsInEveryPhaseThoughNothingComes() {
    window.pass(Duration.ofMillis(1_200));
    assertThat(phase()).isEqualTo("moderating · 1.2 s");
    window.says(new ServerFrame.Status(Phase.WAITING, "c-1"));
    window.pass(Duration.ofSeconds(20));
    assertThat(phase()).isEqualTo("waiting for the first token · 21.2 s");
    window.says(new ServerFrame.Status(Phase.STREAMING, "c-1"), new ServerFrame.Token(0, "Well"));
    window.pass(Duration.ofSeconds(100));
    assertThat(phase()).isEqualTo("streaming · 2 m 01 s");
    window.says(new ServerFrame.Token(1, " then."));
    window.pass(Duration.ofSeconds(4));
    assertThat(phase()).isEqualTo("streaming · 2 m 05 s");
    assertThat(Fx.call(stop()::isVisible)).isTrue();
  }

  @Test
  void stopEndsItAtOnceAndKeepsWhatCame() {
    window.says(new ServerFrame.Token(0, "Well"));
    window.pass(Duration.ofSeconds(30));
    Fx.run(stop()::fire);
    ChatWindow.settle();
    assertThat(fixture.chat.last().stops).isOne();
    window.says(new ServerFrame.Stopped());
    assertThat(window.words("#transcript")).contains("stopped · 30.0 s");
    window.pass(Duration.ofMinutes(5));
    assertThat(window.words("#transcript")).contains("stopped · 30.0 s");
    assertThat(Fx.call(stop()::isVisible)).isFalse();
    assertThat(fixture.chat.sent()).hasSize(1);
  }

  @Test
  void whileItRunsAnotherConversationCanBeAskedAndTheFirstGoesOn() {
    FakeChat.Wire slow = fixture.chat.last();
    window.press(KeyCode.N, KeyCode.CONTROL);
    window.write("Quick one");
    window.says(new ServerFrame.Token(0, "Done."), new ServerFrame.Done(answer()));
    Fx.run(() -> slow.says(new ServerFrame.Token(0, "Still"), new ServerFrame.Token(1, " here.")));
    window.pass(Duration.ofSeconds(9));
    assertThat(slow.stops).isZero();
    assertThat(window.pane.model().messages().answering()).hasSize(1);
  }

  private static ChatAnswer answer() {
    return ChatFixture.answer(List.of());
  }

  private String phase() {
    return Fx.call(() -> window.find(".foot-phase", Label.class).getText());
  }

  private Button stop() {
    return window.find("#stop", Button.class);
  }
}
