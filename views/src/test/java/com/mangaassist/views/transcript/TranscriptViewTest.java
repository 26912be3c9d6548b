package com.mangaassist.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Leaks;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

@FxTest
final class TranscriptViewTest {

  private final TranscriptModel model = new TranscriptModel();
  private final RecordingActions actions = new RecordingActions();
  private final Texts texts = new Texts(Language.ENGLISH, "transcript");
  private final TranscriptView view = Fx.call(() -> new TranscriptView(texts, model, actions));
  private final Scene scene = Fx.show(new StackPane(view), 600, 500).getScene();

  @Test
  void showsAMessageAndItsAnswer() {
    add(turn("Hello?", "Hello, **reader**."));

    assertThat(bubbles()).containsExactly("Hello?");
    assertThat(answer()).isEqualTo("Hello, reader.");
  }

  @Test
  void takesPiecesFromAnyThread() throws InterruptedException {
    TurnRow turn = streaming("Count");
    add(turn);
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 1_000; i++) {
                    turn.answer().append(i + " ");
                  }
                });
    writer.join();
    Fx.settle();

    String all = IntStream.range(0, 1_000).mapToObj(i -> i + " ").collect(Collectors.joining());
    assertThat(turn.answer().whole()).isEqualTo(all);
    assertThat(answer()).endsWith("998 999");
  }

  @Test
  void showsACaretOnlyWhileTheAnswerStreams() {
    TurnRow turn = streaming("Hi");
    turn.answer().append("Wai");
    add(turn);
    assertThat(count(".answer-caret")).isEqualTo(1);

    Fx.run(() -> turn.stateProperty().set(AnswerState.COMPLETE));
    Fx.settle();
    assertThat(count(".answer-caret")).isZero();
  }

  @Test
  void takesBackWhatWasRetracted() {
    TurnRow turn = streaming("Hi");
    turn.answer().append("Something\n\nbad\n\n");
    add(turn);
    turn.answer().retract();
    turn.answer().append("Safe.");
    Fx.run(() -> turn.noticeProperty().set("Taken back."));
    Fx.settle();

    assertThat(answer()).isEqualTo("Safe.");
    assertThat(labels()).contains("Taken back.");
  }

  @Test
  void makesNodesOnlyOfWhatIsInSight() {
    add(turn("Tell me all", paragraphs(5_000)));
    settleLong();

    assertThat(count(".answer-block")).isBetween(5, 60);
    assertThat(answer()).endsWith("Paragraph 4999");
  }

  @Test
  void whatComesInIsStyledInTheFrameThatShowsIt() {
    TurnRow turn = streaming("Go on");
    turn.answer().append("One");
    add(turn);
    List<String> families =
        Fx.call(
            () -> {
              // As a frame does: styles first, then the layout, in which the text is taken over.
              scene.getRoot().applyCss();
              turn.answer().append(" and **two**");
              view.requestLayout();
              scene.getRoot().layout();
              return view.lookupAll(".answer-text").stream()
                  .flatMap(flow -> ((TextFlow) flow).getChildren().stream())
                  .filter(Text.class::isInstance)
                  .map(text -> ((Text) text).getText() + ": " + ((Text) text).getFont().getName())
                  .toList();
            });

    assertThat(families).containsExactly("One and : Inter Regular", "two: Inter Bold");
  }

  @Test
  void staysAtTheEndWhileItStreams() {
    TurnRow turn = streaming("Go on");
    add(turn);
    for (int i = 0; i < 50; i++) {
      turn.answer().append("Paragraph " + i + "\n\n");
      Fx.settle();
    }

    assertThat(answer()).endsWith("Paragraph 49");
    assertThat(jump().isVisible()).isFalse();
  }

  @Test
  void standsStillOnceScrolledUpAndJumpsToTheLatest() {
    TurnRow turn = streaming("Go on");
    turn.answer().append(paragraphs(100));
    add(turn);
    Fx.run(view::requestFocus);
    Fx.press(scene, KeyCode.PAGE_UP);
    String seen = answer();
    turn.answer().append(paragraphs(50));
    Fx.settle();

    assertThat(answer()).isEqualTo(seen);
    assertThat(jump().isVisible()).isTrue();
    Fx.run(() -> jump().fire());
    Fx.settle();
    assertThat(answer()).endsWith("Paragraph 49");
    assertThat(jump().isVisible()).isFalse();
  }

  @Test
  void goesToTheTopAndBackByKeys() {
    add(turn("First", paragraphs(200)));
    Fx.run(view::requestFocus);
    Fx.press(scene, KeyCode.HOME);
    assertThat(bubbles()).containsExactly("First");
    assertThat(answer()).startsWith("Paragraph 0\nParagraph 1\n");

    Fx.press(scene, KeyCode.END);
    assertThat(answer()).endsWith("Paragraph 199");
    assertThat(Fx.call(view::isAtLatest)).isTrue();
  }

  @Test
  void pageUpAndPageDownComeBackToTheSamePlace() {
    add(turn("First", paragraphs(300)));
    Fx.run(view::requestFocus);
    Fx.press(scene, KeyCode.PAGE_UP);
    Fx.press(scene, KeyCode.PAGE_UP);
    String seen = answer();
    Fx.press(scene, KeyCode.PAGE_UP);
    assertThat(answer()).isNotEqualTo(seen);
    Fx.press(scene, KeyCode.PAGE_DOWN);

    assertThat(answer()).isEqualTo(seen);
  }

  @Test
  void opensSafeLinksByItsActions() {
    add(turn("Where?", "[shop](https://example.com) and [bad](javascript:alert(1))"));
    Text link = Fx.find(view, ".answer-link", Text.class);
    Fx.click(link);

    assertThat(actions.links).containsExactly("https://example.com");
    assertThat(count(".answer-link")).isEqualTo(1);
    assertThat(answer()).isEqualTo("shop and bad");
  }

  @Test
  void offersToSolveAProblem() {
    TurnRow turn = turn("Hi", "");
    turn.problemProperty().set(new TurnProblem("It broke.", "Send again"));
    add(turn);
    Button button = Fx.find(view, ".problem-card .button", Button.class);
    Fx.run(button::fire);

    assertThat(labels()).contains("It broke.");
    assertThat(actions.solved).containsExactly(turn);
  }

  @Test
  void copiesAnAnswerWithoutMarkup() {
    add(turn("Hi", "**Bold** and `code`\n\n- item"));
    Button copy = Fx.find(view, ".copy-answer", Button.class);
    Fx.run(copy::fire);

    assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("Bold and code\n\n• item");
  }

  @Test
  void copiesTheMarkdownFromItsMenu() {
    TurnRow turn = turn("Question", "**Bold**");
    add(turn);
    TurnMenu menu = new TurnMenu(texts, actions, new SimpleBooleanProperty(), each -> {});
    String copied =
        Fx.call(
            () -> {
              menu.of(turn).getItems().get(2).fire();
              return Clipboard.getSystemClipboard().getString();
            });
    assertThat(copied).isEqualTo("**Bold**");
  }

  @Test
  void runsTheClockWhereTheTotalWillStand() {
    TurnRow turn = streaming("Hi");
    turn.footProperty()
        .set(AnswerFoot.EMPTY.running(AnswerPhase.WAITING, Duration.ofMillis(1_400)));
    add(turn);
    assertThat(labels()).contains("waiting for the first token · 1.4 s");

    Fx.run(
        () ->
            turn.footProperty()
                .set(AnswerFoot.EMPTY.running(AnswerPhase.STREAMING, Duration.ofMillis(1_500))));
    Fx.settle();
    assertThat(labels()).contains("streaming · 1.5 s");
  }

  @Test
  void wrapsAnewWhenTheWindowChangesItsWidth() {
    add(turn("Hi", "word ".repeat(150)));
    double before = Fx.call(() -> view.lookup(".answer-block").getLayoutBounds().getHeight());
    Fx.run(() -> view.setMaxWidth(320));
    Fx.settle();

    double after = Fx.call(() -> view.lookup(".answer-block").getLayoutBounds().getHeight());
    assertThat(after).isGreaterThan(before * 1.5);
  }

  @Test
  void showsAnotherConversationFromItsEnd() {
    add(turn("Old", paragraphs(100)));
    Fx.run(view::requestFocus);
    Fx.press(scene, KeyCode.HOME);
    Fx.run(() -> model.turns().setAll(turn("New", paragraphs(60)), turn("Newest", "The end.")));
    settleLong();

    assertThat(bubbles()).contains("Newest").doesNotContain("Old");
    assertThat(answer()).endsWith("The end.");
  }

  @Test
  void aClosedViewIsCollectedThoughItsModelLives() {
    WeakReference<TranscriptView> closed = openAndClose();

    Leaks.assertCollected("the view", closed);
    model.turns().getFirst().answer().append("still works");
  }

  private WeakReference<TranscriptView> openAndClose() {
    add(turn("Hi", "x"));
    TranscriptView other = Fx.call(() -> new TranscriptView(texts, model, actions));
    Stage stage = Fx.show(other, 300, 300);
    Fx.settle();
    Fx.run(
        () -> {
          stage.close();
          stage.setScene(new Scene(new StackPane()));
        });
    return new WeakReference<>(other);
  }

  private void add(TurnRow turn) {
    Fx.run(() -> model.turns().add(turn));
    Fx.settle();
  }

  /** A long text may be read in several frames. */
  private static void settleLong() {
    for (int i = 0; i < 40; i++) {
      Fx.settle();
    }
  }

  private static TurnRow streaming(String message) {
    return new TurnRow(message);
  }

  private static TurnRow turn(String message, String answer) {
    TurnRow turn = new TurnRow(message);
    turn.answer().append(answer);
    turn.stateProperty().set(AnswerState.COMPLETE);
    return turn;
  }

  private static String paragraphs(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("Paragraph ").append(i).append("\n\n");
    }
    return text.toString();
  }

  private Button jump() {
    return Fx.find(view, ".jump-button", Button.class);
  }

  private int count(String selector) {
    return Fx.call(() -> view.lookupAll(selector).size());
  }

  private List<String> bubbles() {
    return Fx.call(
        () -> view.lookupAll(".bubble").stream().map(b -> ((Label) b).getText()).toList());
  }

  private List<String> labels() {
    return Fx.call(
        () ->
            view.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
  }

  /** The text of the blocks in sight, from top to bottom. */
  private String answer() {
    return Fx.call(
        () -> {
          List<Node> flows = new ArrayList<>(view.lookupAll(".answer-block TextFlow"));
          flows.sort(Comparator.comparingDouble(f -> f.localToScene(0, 0).getY()));
          return flows.stream().map(TranscriptViewTest::text).collect(Collectors.joining("\n"));
        });
  }

  private static String text(Node flow) {
    return ((TextFlow) flow)
        .getChildren().stream()
            .filter(Text.class::isInstance)
            .map(t -> ((Text) t).getText())
            .collect(Collectors.joining());
  }
}
