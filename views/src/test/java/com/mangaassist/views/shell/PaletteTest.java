package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.shell.PaletteCommand.Group;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

@FxTest
final class PaletteTest {

  /** A search on a server: it answers when the test says so. */
  private static final class Conversations implements PaletteSource {
    private final List<Consumer<List<PaletteCommand>>> waiting = new ArrayList<>();

    @Override
    public void find(String query, Consumer<List<PaletteCommand>> answer) {
      waiting.add(answer);
    }

    @Override
    public boolean matchesByItself() {
      return true;
    }
  }

  private final Conversations conversations = new Conversations();
  private final ShellFixture window =
      new ShellFixture(1440, 900, Settings.inMemory(), List.of(conversations));
  private final List<String> run = new ArrayList<>();

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void opensByItsKeysWithTheFocusInItsField() {
    open();

    assertThat(Fx.call(() -> window.scene().getFocusOwner())).isSameAs(field());
    assertThat(titles())
        .containsExactly(
            "Chat",
            "Switch theme",
            "Switch language",
            "Collapse or expand the rail",
            "Help",
            "Quit");
  }

  @Test
  void opensByItsButton() {
    Fx.click(window.find(".search-box", Button.class));
    assertThat(shown()).isTrue();
  }

  @Test
  void escapeClosesItAndGivesTheFocusBack() {
    open();

    Fx.press(window.scene(), KeyCode.ESCAPE);

    assertThat(shown()).isFalse();
    assertThat(Fx.call(() -> window.scene().getFocusOwner())).isSameAs(window.paneField);
  }

  @Test
  void itsKeysCloseItAgain() {
    open();
    open();
    assertThat(shown()).isFalse();
  }

  @Test
  void aClickBesideItClosesIt() {
    open();
    Fx.click(window.find(".veil", StackPane.class));
    assertThat(shown()).isFalse();
  }

  @Test
  void findsByScatteredLettersAndEnterRunsTheBest() {
    open();
    Fx.type(window.scene(), "swthm");
    assertThat(titles()).containsExactly("Switch theme");

    Fx.press(window.scene(), KeyCode.ENTER);

    assertThat(window.theme.choiceProperty().get()).isEqualTo(ThemeChoice.DARK);
    assertThat(shown()).isFalse();
    assertThat(Fx.call(() -> window.scene().getFocusOwner())).isSameAs(window.paneField);
  }

  @Test
  void arrowsChooseAndStopAtBothEnds() {
    open();
    Fx.press(window.scene(), KeyCode.UP);
    assertThat(selected()).isEqualTo("Chat");

    Fx.press(window.scene(), KeyCode.DOWN);
    Fx.press(window.scene(), KeyCode.DOWN);
    assertThat(selected()).isEqualTo("Switch language");

    Fx.press(window.scene(), KeyCode.PAGE_DOWN);
    assertThat(selected()).isEqualTo("Quit");
    Fx.press(window.scene(), KeyCode.ENTER);
    assertThat(window.done).containsExactly("quit");
  }

  @Test
  void saysThatNothingMatchesAndEnterThenDoesNothing() {
    open();
    Fx.type(window.scene(), "zzzz");

    Label none = window.find(".palette-none", Label.class);
    assertThat(none.isVisible()).isTrue();
    Fx.press(window.scene(), KeyCode.ENTER);
    assertThat(shown()).isTrue();
  }

  @Test
  void theFocusDoesNotLeaveItByTab() {
    open();
    Fx.press(window.scene(), KeyCode.TAB);
    assertThat(Fx.call(() -> window.scene().getFocusOwner())).isSameAs(field());
  }

  @Test
  void startsAfreshEachTime() {
    open();
    Fx.type(window.scene(), "quit");
    Fx.press(window.scene(), KeyCode.ESCAPE);
    open();
    assertThat(field().getText()).isEmpty();
    assertThat(titles()).hasSizeGreaterThan(1);
  }

  @Test
  void showsConversationsWhenTheyComeAndOnlyThoseThatWereAskedForLast() {
    open();
    Fx.type(window.scene(), "漫");
    var late = conversations.waiting.getLast();
    Fx.type(window.scene(), "画");

    Fx.run(() -> late.accept(List.of(conversation("Too late"))));
    assertThat(titles()).isEmpty();

    Fx.run(() -> conversations.waiting.getLast().accept(List.of(conversation("料理漫画のおすすめ"))));
    assertThat(titles()).containsExactly("料理漫画のおすすめ");
    Fx.press(window.scene(), KeyCode.ENTER);
    assertThat(run).containsExactly("料理漫画のおすすめ");
  }

  @Test
  void theFirstOfAllIsChosenThoughPanesAnswerBeforeTheShell() {
    PaletteViewModel model =
        new PaletteViewModel(
            List.of(
                (query, answer) -> answer.accept(List.of(command(Group.ACTIONS, "New"))),
                (query, answer) -> answer.accept(List.of(command(Group.GO_TO, "Chat")))));
    model.open();
    assertThat(model.selectedProperty().get().command().title()).isEqualTo("Chat");
  }

  private static PaletteCommand command(Group group, String title) {
    return new PaletteCommand(group, Feather.PLUS, title, "", "", () -> {});
  }

  @Test
  void findsInTheLanguageOfNow() {
    Fx.run(() -> window.texts.languageProperty().set(Language.JAPANESE));
    open();
    Fx.type(window.scene(), "テーマ");
    assertThat(titles()).containsExactly("テーマを切り替える");
  }

  @Test
  void offersNothingThatWouldHaveNoEffect() {
    Fx.run(() -> window.stage.setWidth(1024));
    await().until(() -> Fx.call(() -> window.scene().getWidth() == 1024));
    open();
    assertThat(titles()).contains("Chat").doesNotContain("Collapse or expand the rail");
  }

  private PaletteCommand conversation(String title) {
    return new PaletteCommand(
        Group.CONVERSATIONS, Feather.MESSAGE_SQUARE, title, "", "", () -> run.add(title));
  }

  private void open() {
    Fx.press(window.scene(), KeyCode.K, KeyCode.CONTROL);
  }

  private TextField field() {
    return window.find(".palette .text-field", TextField.class);
  }

  private boolean shown() {
    return Fx.call(() -> window.scene().lookup(".palette") != null);
  }

  private ListView<?> results() {
    return window.find(".palette .list-view", ListView.class);
  }

  private List<String> titles() {
    return Fx.call(
        () ->
            results().getItems().stream()
                .filter(PaletteViewModel.Row.Choice.class::isInstance)
                .map(each -> ((PaletteViewModel.Row.Choice) each).command().title())
                .toList());
  }

  private String selected() {
    return Fx.call(
        () ->
            results().getSelectionModel().getSelectedItem() instanceof PaletteViewModel.Row.Choice c
                ? c.command().title()
                : "");
  }
}
