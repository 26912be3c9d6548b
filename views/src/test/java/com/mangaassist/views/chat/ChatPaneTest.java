package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import com.mangaassist.views.texts.Language;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pane in its window, by keyboard. */
@FxTest
final class ChatPaneTest {

  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theFirstThingOneDoesIsToWrite() {
    assertThat(Fx.call(() -> window.composer().isFocused())).isTrue();
    Fx.type(window.scene(), "Hi");
    window.press(KeyCode.ENTER);
    assertThat(sent()).containsExactly("Hi");
    assertThat(Fx.call(() -> window.composer().getText())).isEmpty();
  }

  @Test
  void shiftEnterMakesANewLine() {
    Fx.type(window.scene(), "One");
    window.press(KeyCode.ENTER, KeyCode.SHIFT);
    Fx.type(window.scene(), "Two");
    assertThat(Fx.call(() -> window.composer().getText())).isEqualTo("One\nTwo");
    assertThat(sent()).isEmpty();
  }

  @Test
  void theComposerGrowsWithItsTextUpToAPoint() {
    double one = Fx.call(() -> window.composer().getHeight());
    Fx.run(() -> window.composer().setText("a\nb\nc"));
    ChatWindow.settle();
    double three = Fx.call(() -> window.composer().getHeight());
    assertThat(three).isGreaterThan(one + 25);

    Fx.run(() -> window.composer().setText("x\n".repeat(60)));
    ChatWindow.settle();
    assertThat(Fx.call(() -> window.composer().getHeight())).isLessThan(200);
  }

  @Test
  void anEnterThatConfirmsAConversionDoesNotSend() {
    inputMethod("かんじ", "");
    window.press(KeyCode.ENTER);
    inputMethod("", "漢字");
    window.press(KeyCode.ENTER);
    assertThat(sent()).isEmpty();
    assertThat(Fx.call(() -> window.composer().getText())).isEqualTo("漢字");

    window.press(KeyCode.ENTER);
    assertThat(sent()).containsExactly("漢字");
  }

  @Test
  void saysThatAMessageIsTooLong() {
    Fx.run(() -> window.composer().setText("x".repeat(8_003)));
    ChatWindow.settle();
    assertThat(window.find("#complaint", Label.class).getText()).contains("3 too many");
    assertThat(window.find("#count", Label.class).getText()).isEqualTo("8,003 / 8,000");
    assertThat(invalid("#count")).isTrue();
    assertThat(invalid(".composer-card")).isTrue();
    assertThat(window.find("#send", Button.class).isDisabled()).isTrue();
    window.press(KeyCode.ENTER);
    assertThat(sent()).isEmpty();
  }

  @Test
  void escapeStopsTheAnswerWhichAloneShowsTheButton() {
    Button stop = window.find("#stop", Button.class);
    assertThat(stop.isVisible()).isFalse();
    window.write("Hello");
    assertThat(stop.isVisible()).isTrue();
    window.press(KeyCode.ESCAPE);
    assertThat(fixture.chat.last().stops).isEqualTo(1);

    window.says(new ServerFrame.Stopped());
    assertThat(stop.isVisible()).isFalse();
    assertThat(window.words("#transcript")).contains("stopped · 0 ms");
  }

  @Test
  void anOpenerFillsTheComposerAndSendsNothing() {
    Button opener = window.find(".opener", Button.class);
    Fx.run(opener::fire);
    ChatWindow.settle();
    assertThat(Fx.call(() -> window.composer().getText())).isEqualTo(opener.getText());
    assertThat(sent()).isEmpty();
    window.press(KeyCode.ENTER);
    assertThat(sent()).containsExactly(opener.getText());
    assertThat(window.words("#chat")).doesNotContain("What would a customer ask?");
  }

  @Test
  void explainsTheAnswerAndItsTimes() {
    window.write("Hello");
    window.says(
        new ServerFrame.Status(
            Phase.WAITING, "c", ModelCatalog.SONNET, ChatFixture.answer(List.of()).flag()));
    assertThat(window.words("#which-model")).contains("39 of 100", "under 50 %", "Claude 3 Sonnet");
    window.says(new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));

    assertThat(window.words("#which-model"))
        .contains("sonnet-rollout", "SPLIT", "Chosen by the customer's bucket.", "offline model");
    assertThat(window.words("#where-the-time-went"))
        .contains("9 ms", "14 ms", "690 ms", "2.4 s", "3.1 s");
    assertThat(window.words("#how-understood"))
        .contains("recommendation", "nothing found", "3 found", "2026-03-02 10:15:30");

    Fx.run(() -> fixture.texts.languageProperty().set(Language.JAPANESE));
    ChatWindow.settle();
    assertThat(window.words("#how-understood")).contains("おすすめ", "問題なし", "3件");
  }

  @Test
  void showsTheFramesAndCopiesOne() {
    window.write("Hello");
    window.says(new ServerFrame.Token(0, "漢字"), new ServerFrame.Stopped());
    Fx.run(() -> window.find("#inspector", TabPane.class).getSelectionModel().select(2));
    ChatWindow.settle();
    ListView<?> frames = window.find("#frames", ListView.class);
    assertThat(frames.getItems()).hasSize(3);
    Fx.run(() -> frames.getSelectionModel().select(1));
    ChatWindow.settle();

    assertThat(Fx.call(() -> window.find("#frame-json", TextArea.class).getText()))
        .contains("\"text\" : \"漢字\"");
    Fx.run(() -> window.find("#copy-frame", Button.class).fire());
    assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("{\"type\":\"token\",\"seq\":0,\"text\":\"漢字\"}");
  }

  @Test
  void theHeadingOfTheFramesSizesStandsAboveThem() {
    for (int i = 0; i < 3; i++) {
      window.write("Hello");
      window.says(
          new ServerFrame.Status(Phase.STREAMING, "c"),
          new ServerFrame.Token(0, "漢字"),
          new ServerFrame.Stopped());
      if (i == 0) {
        Fx.run(() -> window.find("#inspector", TabPane.class).getSelectionModel().select(2));
        ChatWindow.settle();
        assertThat(scrolls()).isFalse();
        assertThat(right("#frames-size")).isEqualTo(sizesRight());
        Fx.run(() -> window.find("#frames", ListView.class).setMaxHeight(120));
      }
    }
    ChatWindow.settle();
    assertThat(scrolls()).isTrue();
    assertThat(right("#frames-size")).isEqualTo(sizesRight());
  }

  private boolean scrolls() {
    return Fx.call(
        () ->
            window.find("#frames", ListView.class).lookupAll(".scroll-bar").stream()
                .anyMatch(
                    each ->
                        each instanceof ScrollBar bar
                            && bar.getOrientation() == Orientation.VERTICAL
                            && bar.isVisible()));
  }

  private double sizesRight() {
    return Fx.call(
        () -> {
          HBox row = (HBox) window.find("#frames", ListView.class).lookup(".frame-row");
          Node size = row.getChildren().getLast();
          return Math.rint(size.localToScene(size.getBoundsInLocal()).getMaxX());
        });
  }

  private double right(String selector) {
    return Fx.call(
        () -> {
          Node node = window.find("#inspector", TabPane.class).lookup(selector);
          return Math.rint(node.localToScene(node.getBoundsInLocal()).getMaxX());
        });
  }

  @Test
  void controlISwitchesTheInspector() {
    assertThat(window.has("#inspector")).isTrue();
    window.press(KeyCode.I, KeyCode.CONTROL);
    assertThat(window.has("#inspector")).isFalse();
    Fx.run(() -> window.find("#toggle-inspector", Button.class).fire());
    ChatWindow.settle();
    assertThat(window.has("#inspector")).isTrue();
  }

  @Test
  void actsAsAnotherCustomerWhoIsAskedForInAPopup() {
    Fx.run(() -> window.find("#act-as", Button.class).fire());
    ChatWindow.settle();
    PopupWindow popup = popup();
    TextField field = Fx.find(popup.getScene().getRoot(), "#customer-id", TextField.class);
    Button use = Fx.find(popup.getScene().getRoot(), "#use-customer", Button.class);
    Fx.run(() -> field.setText("   "));
    assertThat(Fx.call(use::isDisabled)).isTrue();
    Fx.run(() -> field.setText("user-7"));
    Fx.press(popup.getScene(), KeyCode.ENTER);

    assertThat(Fx.call(popup::isShowing)).isFalse();
    assertThat(window.find("#act-as", Button.class).getText()).isEqualTo("Act as user-7");
    window.write("Hello");
    assertThat(fixture.chat.sent().getLast().customerId()).isEqualTo("user-7");
  }

  @Test
  void theMenusOfTheChipsChooseForTheNextMessage() {
    choose("#segment", 0);
    choose("#language", 1);
    choose("#model", 1);
    window.write("Hello");

    ChatRequest sent = fixture.chat.sent().getLast();
    assertThat(sent.segment()).isEqualTo("free");
    assertThat(sent.language()).isEqualTo("ja");
    assertThat(sent.modelId()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(window.find("#model", MenuButton.class).getText()).endsWith("Claude 3 Haiku");
    assertThat(window.find("#model", MenuButton.class).getAccessibleText())
        .isEqualTo("Model: Claude 3 Haiku");
  }

  @Test
  void saysThatTheConnectionIsLostAndTriesAtOnceWhenAsked() {
    Fx.run(() -> fixture.chat.last().drops("Gone."));
    window.pass(Duration.ZERO);
    assertThat(window.words("#connection")).contains("Try now");
    Fx.run(() -> window.find("#reconnect", Button.class).fire());
    ChatWindow.settle();
    assertThat(window.find("#connection", javafx.scene.layout.HBox.class).isVisible()).isFalse();
  }

  @Test
  void theInspectorNeverHidesTheListWhereThereIsRoomForBoth() {
    wide(1024);
    assertThat(window.has("#inspector")).isFalse();
    assertThat(window.has("#conversations")).isTrue();
    window.press(KeyCode.I, KeyCode.CONTROL);
    assertThat(window.has("#inspector")).isTrue();
    assertThat(window.has("#conversations")).isTrue();
    assertThat(Fx.call(() -> window.find(".chat-centre", Region.class).getWidth()))
        .isGreaterThan(420);
    wide(880);
    assertThat(window.has("#inspector")).isTrue();
    assertThat(window.has("#conversations")).isFalse();
    window.press(KeyCode.F, KeyCode.CONTROL);
    assertThat(window.has("#conversations")).isTrue();
    assertThat(window.scene().getFocusOwner().getId()).isEqualTo("search");
  }

  @Test
  void everyControlHasANameASizeAndAVisibleFocus() {
    open(0);
    window.write("Hello");
    window.says(new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));
    Stops.assertNamed(window.scene().getRoot());
    Stops.assertLargeEnough(window.find("#chat", SplitPane.class));
    Stops.assertFocusIsSeen(window.scene());
  }

  private void wide(double width) {
    Fx.run(() -> window.stage.setWidth(width));
    await().until(() -> Fx.call(() -> window.scene().getWidth() == width));
    ChatWindow.settle();
  }

  private boolean invalid(String selector) {
    Set<PseudoClass> states = window.find(selector, Node.class).getPseudoClassStates();
    return states.contains(PseudoClass.getPseudoClass("invalid"));
  }

  private void choose(String chip, int index) {
    Fx.run(
        () -> {
          var item = window.find(chip, MenuButton.class).getItems().get(index);
          ((RadioMenuItem) item).fire();
        });
    ChatWindow.settle();
  }

  private static PopupWindow popup() {
    return Fx.call(
        () ->
            Window.getWindows().stream()
                .filter(each -> each instanceof PopupWindow && each.isShowing())
                .map(PopupWindow.class::cast)
                .findFirst()
                .orElseThrow());
  }

  private void inputMethod(String composed, String committed) {
    Fx.run(
        () ->
            Event.fireEvent(
                window.composer(),
                new InputMethodEvent(
                    InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                    composed.isEmpty()
                        ? List.of()
                        : List.of(
                            new InputMethodTextRun(composed, InputMethodHighlight.UNSELECTED_RAW)),
                    committed,
                    composed.length())));
    ChatWindow.settle();
  }

  private void open(int row) {
    Fx.run(
        () -> {
          window.list().requestFocus();
          window.list().getSelectionModel().select(row);
        });
    ChatWindow.settle();
  }

  private List<String> sent() {
    return fixture.chat.sent().stream().map(ChatRequest::message).toList();
  }
}
