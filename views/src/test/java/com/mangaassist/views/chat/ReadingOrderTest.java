package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.shell.PaletteCommand;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Stops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A conversation that is longer than the window, by keyboard. */
@FxTest
final class ReadingOrderTest {

  private static final int TURNS = 30;

  private final ChatFixture fixture = new ChatFixture();
  private final ChatWindow window = open();

  private ChatWindow open() {
    fixture.conversations.add(
        ChatFixture.summary("a", "Alpha", "Message 29", Duration.ofMinutes(5)),
        IntStream.range(0, TURNS)
            .mapToObj(each -> ChatFixture.complete("Message " + each, "Answer " + each))
            .toArray(StoredTurn[]::new));
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
  void tabGoesThroughTheAnswersInTheOrderOfReadingWhereverOneScrolls() {
    Fx.run(() -> window.find("#transcript", Node.class).requestFocus());
    for (KeyCode each : List.of(KeyCode.PAGE_UP, KeyCode.PAGE_UP, KeyCode.UP, KeyCode.PAGE_DOWN)) {
      window.press(each);
      assertThat(rows()).as("after %s", each).hasSizeGreaterThan(8).isSorted();
    }
  }

  /** Where the rows stand in which Tab stops, in the order of Tab. */
  private List<Double> rows() {
    Parent column = window.find(".transcript-column", Parent.class);
    return Fx.call(
        () ->
            column.getChildrenUnmodifiable().stream()
                .filter(each -> each instanceof Parent row && !Stops.focusable(row).isEmpty())
                .map(Node::getLayoutY)
                .toList());
  }

  @Test
  void anAnswerThatIsExplainedComesToSight() {
    for (int i = TURNS - 2; i >= TURNS - 20; i--) {
      window.press(KeyCode.UP, KeyCode.ALT);
      assertThat(window.words("#transcript")).contains("Message " + i);
    }
    assertThat(window.words("#transcript")).doesNotContain("Message " + (TURNS - 1));
    for (int i = TURNS - 19; i < TURNS; i++) {
      window.press(KeyCode.DOWN, KeyCode.ALT);
      assertThat(window.words("#transcript")).contains("Message " + i);
    }
  }

  @Test
  void thePaletteOffersWhateverHasAShortcut() {
    Set<String> keys = new TreeSet<>(offered());
    window.press(KeyCode.UP, KeyCode.ALT);
    keys.addAll(offered());
    window.write("Once more");
    keys.addAll(offered());
    EnumSet<Shortcut> own = EnumSet.range(Shortcut.NEW_CONVERSATION, Shortcut.WRITE_NOTE);
    // There is one version of each message here.
    own.removeAll(EnumSet.of(Shortcut.PREVIOUS_BRANCH, Shortcut.NEXT_BRANCH));
    assertThat(keys).containsAll(own.stream().map(Shortcut::shown).toList());
  }

  private List<String> offered() {
    List<String> keys = new ArrayList<>();
    Fx.run(
        () ->
            window
                .pane
                .sources(() -> {})
                .forEach(
                    source ->
                        source.find(
                            "",
                            found -> found.stream().map(PaletteCommand::keys).forEach(keys::add))));
    return keys;
  }
}
