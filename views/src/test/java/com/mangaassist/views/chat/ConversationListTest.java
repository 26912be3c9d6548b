package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.controls.MarkedLabel;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of conversations in its window, by keyboard. */
@FxTest
final class ConversationListTest {

  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = new ChatWindow(fixture, 1440, 900);

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void opensConversationsByArrowsAndComesBackToWriting() {
    focusList();
    window.press(KeyCode.DOWN);
    assertThat(title()).isEqualTo("Alpha");
    window.press(KeyCode.DOWN);
    assertThat(title()).isEqualTo("Beta");
    assertThat(window.words("#transcript")).contains("Anything to cook by?");
    window.press(KeyCode.ENTER);
    assertThat(Fx.call(() -> window.composer().isFocused())).isTrue();
  }

  @Test
  void aTitleOfThreeShortLinesIsWholeInANarrowList() {
    ChatFixture one = new ChatFixture();
    one.conversations.add(
        ChatFixture.summary(
            "a",
            "Do you have One Piece, and how many volumes are there?",
            "One Piece has 112 volumes so far.",
            Duration.ofMinutes(5)));
    try (ChatWindow narrow = new ChatWindow(one, 1024, 640)) {
      narrow.press(KeyCode.I, KeyCode.CONTROL);
      Label title = Fx.find(narrow.list(), ".conversation-cell .inline-name .label", Label.class);
      assertThat(Fx.call(title::isTextTruncated)).isFalse();
    }
  }

  @Test
  void renamesInPlaceByF2() {
    open(1);
    window.press(KeyCode.F2);
    Fx.run(this::editedField);
    Fx.type(window.scene(), "Gamma");
    window.press(KeyCode.ENTER);
    assertThat(fixture.conversations.calls).contains("rename b Gamma");
    assertThat(title()).isEqualTo("Gamma");
    assertThat(Fx.call(() -> window.list().isFocused())).isTrue();

    window.press(KeyCode.F2);
    Fx.type(window.scene(), "Delta");
    window.press(KeyCode.ESCAPE);
    assertThat(title()).isEqualTo("Gamma");
  }

  private TextField editedField() {
    assertThat(window.scene().getFocusOwner()).isInstanceOf(TextField.class);
    return (TextField) window.scene().getFocusOwner();
  }

  @Test
  void deletesByDelAndANoticeTakesItBack() {
    open(0);
    window.press(KeyCode.DELETE);
    assertThat(rows()).containsExactly("Beta");
    assertThat(title()).isEqualTo("New conversation");
    Fx.run(() -> fixture.notices.standing().getFirst().action().run());
    ChatWindow.settle();
    assertThat(rows()).containsExactly("Alpha", "Beta");
    assertThat(title()).isEqualTo("Alpha");
  }

  @Test
  void theDelKeyInTheComposerDeletesNoConversation() {
    open(0);
    Fx.run(() -> window.composer().requestFocus());
    window.press(KeyCode.DELETE);
    window.press(KeyCode.F2);
    assertThat(rows()).containsExactly("Alpha", "Beta");
  }

  @Test
  void searchesTheMessagesByControlF() {
    window.press(KeyCode.F, KeyCode.CONTROL);
    assertThat(window.scene().getFocusOwner().getId()).isEqualTo("search");
    Fx.type(window.scene(), "Akira");
    window.pass(Duration.ofMillis(200));
    assertThat(rows()).containsExactly("Alpha");
    window.press(KeyCode.DOWN);
    assertThat(title()).isEqualTo("Alpha");

    window.press(KeyCode.F, KeyCode.CONTROL);
    Fx.type(window.scene(), "Nobody wrote this");
    window.pass(Duration.ofMillis(200));
    assertThat(window.words(".empty-state")).contains("Nothing found", "Clear the search");
    window.press(KeyCode.ESCAPE);
    window.pass(Duration.ofMillis(200));
    assertThat(rows()).containsExactly("Alpha", "Beta");
  }

  @Test
  void aLongTitleHasTwoLinesBesideTheInspectorToo() {
    fixture.conversations.add(
        ChatFixture.summary("c", "料理漫画でおすすめを教えて、完結していて10巻くらい", "…", Duration.ofDays(2)));
    fixture.conversations.add(ChatFixture.summary("d", "料理漫画".repeat(12), "…", Duration.ofDays(3)));
    window.write("One");
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));

    assertThat(label("料理漫画でおすすめ").isTextTruncated()).isFalse();
    assertThat(label("料理漫画でおすすめ").getHeight()).isGreaterThan(1.8 * label("Alpha").getHeight());
    assertThat(label("料理漫画料理漫画").isTextTruncated()).isTrue();
    assertThat(label("料理漫画料理漫画").getTooltip().getText()).isEqualTo("料理漫画".repeat(12));
  }

  private Label label(String beginning) {
    return Fx.call(
        () ->
            window.list().lookupAll(".strong").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(each -> each.getText().startsWith(beginning))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void marksWhatASearchFoundInTitleAndWords() {
    fixture.conversations.add(
        ChatFixture.summary("c", "Ａｋｉｒａの在庫", "はい、akira はあります", Duration.ofDays(2)),
        ChatFixture.complete("Akira", "Akira"));
    window.press(KeyCode.F, KeyCode.CONTROL);
    Fx.type(window.scene(), "Akira");
    window.pass(Duration.ofMillis(200));

    assertThat(rows()).containsExactly("Alpha", "Ａｋｉｒａの在庫");
    assertThat(marks("Alpha")).isZero();
    assertThat(marks("Ａｋｉｒａの在庫")).isEqualTo(1);
    assertThat(marks("はい、akira はあります")).isEqualTo(1);

    window.press(KeyCode.ESCAPE);
    window.pass(Duration.ofMillis(200));
    assertThat(marks("Ａｋｉｒａの在庫")).isZero();
  }

  @Test
  void aSearchSaysHowManyItFoundAndIsClearedByAButton() {
    Button clear = window.find("#clear-search", Button.class);
    assertThat(clear.isVisible()).isFalse();
    window.press(KeyCode.F, KeyCode.CONTROL);
    Fx.type(window.scene(), "Akira");
    window.pass(Duration.ofMillis(200));
    assertThat(window.find("#search-found", Label.class).getText())
        .isEqualTo("1 conversation found");

    Fx.run(clear::fire);
    window.pass(Duration.ofMillis(200));
    assertThat(rows()).containsExactly("Alpha", "Beta");
    assertThat(window.find("#search-found", Label.class).isVisible()).isFalse();
    assertThat(clear.isVisible()).isFalse();
    assertThat(window.scene().getFocusOwner().getId()).isEqualTo("search");
  }

  @Test
  void titlesBeginAtTheSameHeightInAllRowsAndEndWithAPhrase() {
    fixture.conversations.add(
        ChatFixture.summary("c", "お前ほんと使えないな、バカじゃないの", "お気持ちを害して", Duration.ofDays(2)));
    window.write("One");
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));

    assertThat(label("お前ほんと").getText()).isEqualTo("お前ほんと使えないな、\nバカじゃないの");
    assertThat(topInRow("お前ほんと")).isEqualTo(topInRow("Alpha"));
  }

  @Test
  void wordsThatOnlySayTheTitleAgainGiveWayToFacts() {
    fixture.conversations.add(
        ChatFixture.summary("c", "Do you have Akira?", "Do you have Akira?", Duration.ofDays(2)));
    window.write("One");
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
    assertThat(window.words("#conversations"))
        .contains("Do you have Akira?")
        .anyMatch(each -> each.startsWith("user-42 · "));
  }

  private double topInRow(String beginning) {
    Label label = label(beginning);
    return Fx.call(
        () -> {
          Node row = label;
          while (!row.getStyleClass().contains("list-row")) {
            row = row.getParent();
          }
          return row.sceneToLocal(label.localToScene(0, 0)).getY();
        });
  }

  /** How many pieces of a text in the list are marked. */
  private long marks(String text) {
    return Fx.call(
        () ->
            window.list().lookupAll(".search-marks").stream()
                .filter(each -> ((MarkedLabel) each.getParent()).textProperty().get().equals(text))
                .flatMap(each -> ((Path) each).getElements().stream())
                .filter(MoveTo.class::isInstance)
                .count());
  }

  @Test
  void whatIsOpenStaysOpenWhileTheListChanges() {
    window.write("One");
    open(2);
    assertThat(title()).isEqualTo("Beta");
    fixture.conversations.add(ChatFixture.summary("c", "Newer", "…", Duration.ZERO));
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));

    assertThat(title()).isEqualTo("Beta");
    assertThat(Fx.call(() -> window.list().getSelectionModel().getSelectedItem()))
        .extracting(each -> ((ConversationSummary) each).title())
        .isEqualTo("Beta");
  }

  @Test
  void controlNBeginsANewConversationOfTheCustomer() {
    open(0);
    window.press(KeyCode.N, KeyCode.CONTROL);
    assertThat(title()).isEqualTo("New conversation");
    assertThat(Fx.call(() -> window.list().getSelectionModel().isEmpty())).isTrue();
    assertThat(Fx.call(() -> window.composer().isFocused())).isTrue();
  }

  @Test
  void copiesTheConversationAsMarkdown() {
    open(0);
    window.choose("Copy as Markdown");
    assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(
            "# Alpha\n\n**user-42**\n\n> Do you have Akira?\n\n**MangaAssist**\n\nYes, we do.\n");
    window.choose("Copy conversation id");
    assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("a");
  }

  private void focusList() {
    Fx.run(() -> window.list().requestFocus());
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

  private String title() {
    return window.words("#chat-header").getFirst();
  }

  private List<String> rows() {
    return Fx.call(
        () ->
            window.list().getItems().stream()
                .map(each -> ((ConversationSummary) each).title())
                .toList());
  }
}
