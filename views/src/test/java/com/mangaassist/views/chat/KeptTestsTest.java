package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationCodec;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.checks.Check;
import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.services.checks.Expectation;
import com.mangaassist.services.checks.TestFolder;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import com.mangaassist.views.texts.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations that are kept as tests and run, and those that are exported. */
@FxTest
final class KeptTestsTest {

  @TempDir Path exports;
  private final ChatFixture fixture = ChatFixture.withTwoConversations();
  private final ChatWindow window = open();

  private ChatWindow open() {
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
  void keepsTheConversationWithWhatItsAnswersHad() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    ConversationTest kept = kept();
    assertThat(kept.name()).isEqualTo("Alpha");
    assertThat(kept.customerId()).isEqualTo("user-42");
    assertThat(kept.steps().getFirst().message()).isEqualTo("Do you have Akira?");
    assertThat(kept.steps().getFirst().expectations())
        .contains(
            new Expectation(Check.INTENT, "recommend", false),
            new Expectation(Check.SEVERITY, "none", false));
    Stops.assertNamed(window.scene().getRoot());
  }

  @Test
  void anExpectationThatCannotBeJudgedIsNotKept() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    ComboBox<String> intent = chosenValue();
    Fx.run(() -> intent.setValue("buy"));
    ChatWindow.settle();
    assertThat(window.find("#save-test", Button.class).isDisabled()).isTrue();
    assertThat(window.words(".expectation")).anyMatch(each -> each.contains("not an intent"));

    Fx.run(() -> intent.setValue("price"));
    fire("#save-test");
    assertThat(kept().steps().getFirst().expectations().getFirst().value()).isEqualTo("price");
  }

  @Test
  void whatWasEditedStaysWhileAnotherTestIsLookedAtAndIsWhatIsRun() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    ConversationTest first = kept();
    Fx.run(() -> window.find(".test-editor .text-field", TextField.class).setText("Mine"));
    save(new ConversationTest("other", "Other", "user-7", "free", "en", null, first.steps()));
    Fx.run(() -> window.find("#test-list", ListView.class).getSelectionModel().select(0));
    ChatWindow.settle();
    assertThat(window.find(".test-editor .text-field", TextField.class).getText())
        .isEqualTo("Mine");

    fixture.chat.answers =
        request -> List.of(new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));
    fire("#run-test");
    assertThat(new TestFolder(fixture.folder()).list().tests())
        .extracting(ConversationTest::name)
        .containsExactlyInAnyOrder("Mine", "Other");
    assertThat(window.find("#save-test", Button.class).isDisabled()).isTrue();
  }

  @Test
  void aTestThatWasDeletedIsBroughtBack() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    ConversationTest test = kept();
    fire(".test-editor .destructive");
    assertThat(new TestFolder(fixture.folder()).list().tests()).isEmpty();
    Notice notice = fixture.notices.standing().getLast();
    assertThat(notice.what()).isEqualTo("Test deleted: Alpha");
    Fx.run(notice.action()::run);
    assertThat(kept()).isEqualTo(test);
  }

  @Test
  void theKeyboardGoesOnWhereAnExpectationWasAddedOrRemoved() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    Fx.run(() -> window.find(".test-step > .ghost", Button.class).fire());
    ChatWindow.settle();
    Node added = window.scene().getFocusOwner();
    assertThat(added).isInstanceOf(ComboBox.class);
    Fx.run(() -> window.find(".expectation .square", Button.class).fire());
    ChatWindow.settle();
    assertThat(window.scene().getFocusOwner()).isInstanceOf(ComboBox.class).isNotEqualTo(added);
  }

  @Test
  void aModelIsExpectedByItsName() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    ConversationTest test = kept();
    save(test.with(0, List.of(new Expectation(Check.MODEL, ModelCatalog.HAIKU, false))));
    assertThat(Fx.call(() -> chosenValue().getConverter().toString(chosenValue().getValue())))
        .isEqualTo("Claude 3 Haiku");
  }

  @Test
  void intentsAndSeveritiesAreChosenInTheWindowsLanguage() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    Fx.run(() -> window.fixture.texts.languageProperty().set(Language.JAPANESE));
    ChatWindow.settle();
    ComboBox<String> intent = chosenValue();
    assertThat(Fx.call(() -> intent.getConverter().toString("recommend"))).isEqualTo("おすすめ");
    assertThat(Fx.call(() -> intent.getConverter().toString(intent.getItems().getLast())))
        .isEqualTo("不明");
  }

  @Test
  void theNameOfAnIntentIsWholeInItsBox() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    ComboBox<String> intent = chosenValue();
    assertThat(Fx.call(() -> ((Labeled) intent.lookup(".list-cell")).isTextTruncated())).isFalse();
  }

  private void save(ConversationTest test) {
    Fx.run(() -> window.pane.model().tests().save(test));
    ChatWindow.settle();
  }

  /** The value of the first expectation, which is an intent. */
  @SuppressWarnings("unchecked") // the row's second box holds the names of intents
  private ComboBox<String> chosenValue() {
    return Fx.call(
        () ->
            (ComboBox<String>)
                window.find(".expectation", VBox.class).lookupAll(".combo-box").stream()
                    .skip(1)
                    .findFirst()
                    .orElseThrow());
  }

  @Test
  void runsAllTellsWhatFailedAndWhyAndExportsIt() throws Exception {
    window.press(KeyCode.S, KeyCode.CONTROL);
    fixture.chat.answers =
        request ->
            List.of(
                new ServerFrame.Token(0, "No."),
                new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));
    window.press(KeyCode.R, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(window.words("#tests")).contains("1 of 1 pass", "passed");

    ConversationTest test = kept();
    Fx.run(
        () ->
            window
                .pane
                .model()
                .tests()
                .save(test.with(0, List.of(new Expectation(Check.CONTAINS, "No.", true)))));
    fire("#run-all-tests");
    assertThat(window.words("#tests")).contains("0 of 1 pass", "failed", "was: No.");
    assertThat(window.words("#tests-in-short")).contains("Saved tests · 0 of 1 pass", "Alpha");

    Path file = exports.resolve("junit.xml");
    fixture.savesTo = file;
    fire("#export-tests");
    assertThat(file).content().contains("failures=\"1\"", "expected not contains No.");
  }

  @Test
  void exportsTheConversationAsMarkdownAndJson() throws Exception {
    Path file = exports.resolve("file");
    fixture.savesTo = file;
    window.choose("Export as Markdown…");
    assertThat(fixture.savesTo)
        .content()
        .contains("# Alpha", "> Do you have Akira?", "Yes, we do.");

    window.choose("Export as JSON…");
    Conversation read = ConversationCodec.decode(Files.readString(file));
    assertThat(read).isEqualTo(fixture.conversations.find("a").orElseThrow());
    assertThat(fixture.notices.standing()).isNotEmpty();
  }

  private ConversationTest kept() throws Exception {
    List<ConversationTest> all = new TestFolder(fixture.folder()).list().tests();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void fire(String selector) {
    Fx.run(window.find(selector, Button.class)::fire);
    ChatWindow.settle();
  }
}
