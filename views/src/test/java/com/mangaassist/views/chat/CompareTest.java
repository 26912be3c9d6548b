package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import com.mangaassist.views.transcript.BranchPlace;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One message to two models. */
@FxTest
final class CompareTest {

  private final ChatFixture fixture = new ChatFixture();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  private void compare() {
    window.press(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
    window.write("Akira?");
  }

  @Test
  void sendsTheMessageToBothModelsAsBranches() {
    compare();
    assertThat(fixture.chat.sent())
        .extracting(ChatRequest::modelId, ChatRequest::after)
        .containsExactly(
            tuple(ModelCatalog.HAIKU, ChatRequest.START),
            tuple(ModelCatalog.SONNET, ChatRequest.START));
    assertThat(fixture.chat.sent())
        .extracting(ChatRequest::sessionId)
        .containsOnly(talk().sessionId());
    assertThat(window.has("#compare-view")).isTrue();
    assertThat(window.find("#stop", Button.class).isVisible()).isTrue();
    Stops.assertNamed(window.scene().getRoot());
  }

  @Test
  void showsTheFiguresOfBothAndWhichIsLess() {
    compare();
    end(0, "m-1", 300, "0.000100");
    end(1, "m-2", 700, "0.004596");
    assertThat(window.words("#compare-figures"))
        .contains("Claude 3 Haiku", "Claude 3 Sonnet", "300 ms", "400 ms faster", "700 ms")
        .contains("$0.000100", "98 % cheaper", "$0.004596", "612 in · 184 out");
    assertThat(window.words(".compare-side"))
        .as("no figure stands twice")
        .contains("Claude 3 Haiku")
        .noneMatch(each -> each.contains("$") || each.contains("tok/s") || each.contains(" ms"));
    assertThat(window.find("#stop", Button.class).isVisible()).isFalse();
  }

  @Test
  void theFiguresStandBelowTheAnswerThatTheyAreOf() {
    compare();
    end(0, "m-1", 300, "0.000100");
    end(1, "m-2", 700, "0.004596");
    Bounds right =
        Fx.call(
            () ->
                place(
                    window.scene().getRoot().lookupAll(".compare-side").stream()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()));
    assertThat(placeOf("300 ms").getMaxX()).isLessThan(right.getMinX());
    assertThat(placeOf("700 ms").getMinX()).isGreaterThan(right.getMinX() + 28);
    assertThat(placeOf("700 ms").getMinX() - right.getMinX())
        .isEqualTo(placeOf("300 ms").getMinX() - place(window, "#compare-view").getMinX());
  }

  @Test
  void theTwoModelsAreChosenInOneLine() {
    window.close();
    try (ChatWindow narrow = new ChatWindow(new ChatFixture(), 1024, 640)) {
      narrow.press(KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
      assertThat(place(narrow, "#compare-right").getMinY())
          .isEqualTo(place(narrow, "#compare-left").getMinY());
    }
  }

  private Bounds placeOf(String words) {
    return Fx.call(
        () ->
            place(
                window.find("#compare-figures", Node.class).lookupAll(".label").stream()
                    .filter(each -> words.equals(((Label) each).getText()))
                    .findFirst()
                    .orElseThrow()));
  }

  private static Bounds place(ChatWindow window, String selector) {
    return Fx.call(() -> place(window.find(selector, Node.class)));
  }

  private static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void goesOnWithTheOneThatIsChosenAndKeepsTheOther() {
    compare();
    end(0, "m-1", 300, "0.000100");
    end(1, "m-2", 700, "0.004596");
    Fx.run(() -> window.composer().setText("And then?"));
    window.press(KeyCode.ENTER);
    assertThat(fixture.chat.sent()).hasSize(2);

    Fx.run(buttons().getFirst()::fire);
    ChatWindow.settle();
    assertThat(window.has("#compare-view")).isFalse();
    assertThat(fixture.conversations.calls).contains("follow " + talk().sessionId() + " m-1");
    assertThat(talk().turns()).hasSize(1);
    assertThat(talk().turns().getFirst().row().branchProperty().get())
        .isEqualTo(new BranchPlace(1, 2));
  }

  @Test
  void theInspectorExplainsTheOtherOneByKeyboard() {
    compare();
    end(0, "m-1", 300, "0.000100");
    end(1, "m-2", 700, "0.004596");
    assertThat(window.words("#which-model")).contains("Claude 3 Haiku");
    window.press(KeyCode.DOWN, KeyCode.ALT);
    assertThat(window.words("#which-model")).contains("Claude 3 Sonnet");
    window.press(KeyCode.UP, KeyCode.ALT);
    assertThat(window.words("#which-model")).contains("Claude 3 Haiku");
  }

  @Test
  void escapeStopsBoth() {
    compare();
    window.press(KeyCode.ESCAPE);
    assertThat(fixture.chat.opened).allMatch(each -> each.sent.isEmpty() || each.stops == 1);
  }

  @Test
  void aRefusalOfBothGivesTheMessageBack() {
    compare();
    for (FakeChat.Wire each : fixture.chat.opened) {
      Fx.run(() -> each.says(new ServerFrame.Failure("StorageFailed", "no", true)));
    }
    ChatWindow.settle();
    Fx.run(buttons().getLast()::fire);
    ChatWindow.settle();
    assertThat(window.composer().getText()).isEqualTo("Akira?");
    assertThat(talk().turns()).isEmpty();
  }

  private void end(int place, String id, long firstTokenMs, String cost) {
    ChatAnswer a = ChatFixture.answer(List.of());
    ChatAnswer answer =
        new ChatAnswer(
            talk().sessionId(),
            id,
            a.correlationId(),
            null,
            a.intent(),
            place == 0 ? ModelCatalog.HAIKU : ModelCatalog.SONNET,
            a.usage(),
            cost,
            firstTokenMs,
            a.latencyMs(),
            false,
            List.of(),
            a.flag(),
            a.moderation(),
            a.timings());
    FakeChat.Wire wire =
        fixture.chat.opened.stream().filter(each -> !each.sent.isEmpty()).toList().get(place);
    Fx.run(() -> wire.says(new ServerFrame.Token(0, "Yes."), new ServerFrame.Done(answer)));
    ChatWindow.settle();
  }

  private List<Button> buttons() {
    return Fx.call(
        () ->
            window.scene().getRoot().lookupAll(".go-on").stream()
                .map(Node.class::cast)
                .map(Button.class::cast)
                .toList());
  }

  private TalkViewModel talk() {
    return window.pane.model().currentProperty().get();
  }
}
