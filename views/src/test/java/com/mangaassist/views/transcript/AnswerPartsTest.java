package com.mangaassist.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cards and the line under an answer. */
@FxTest
final class AnswerPartsTest {

  private final TranscriptModel model = new TranscriptModel();
  private final Texts texts = new Texts(Language.ENGLISH, "transcript");
  private final TranscriptView view =
      Fx.call(() -> new TranscriptView(texts, model, new RecordingActions()));

  AnswerPartsTest() {
    Fx.show(new StackPane(view), 600, 500);
  }

  @Test
  void theCardsSpeakTheLanguageOfTheAnswer() {
    TurnRow turn = streaming("Hi");
    turn.products().add(twoAuthors());
    add(turn);
    assertThat(labels())
        .contains("Zenta Abe, Yoshimi Kurata", "33 volumes · completed", "stock 23");

    turn.answer().append("ご希望に合いそうな作品です。");
    Fx.run(turn::speakAsWritten);
    Fx.settle();
    assertThat(labels()).contains("あべ善太、倉田よしみ", "33巻 · 完結", "在庫 23");
  }

  @Test
  void theFootFollowsTheLanguageOfTheProgram() {
    TurnRow turn = turn("Hi", "x");
    turn.footProperty().set(foot(AnswerState.COMPLETE, null));
    add(turn);
    assertThat(labels()).contains("total 1.9 s", "first token 870 ms");

    Fx.run(() -> texts.languageProperty().set(Language.JAPANESE));
    Fx.settle();
    assertThat(labels()).contains("合計 1.9 s", "最初のトークン 870 ms");
  }

  @Test
  void saysWhichFiguresAreGuessedAndKeepsThemAfterAStop() {
    TurnRow turn = streaming("Hi");
    turn.answer().append("x");
    turn.footProperty().set(foot(AnswerState.STOPPED, AnswerPhase.STREAMING));
    add(turn);
    assertThat(facts())
        .containsExactly(
            "streaming · 1.9 s",
            "first token 870 ms",
            "≈ 71 out",
            "≈ 61 tok/s",
            "output ≈ $0.001065 so far");

    Fx.run(
        () -> {
          turn.footProperty().set(foot(AnswerState.STOPPED, null));
          turn.stateProperty().set(AnswerState.STOPPED);
        });
    Fx.settle();
    assertThat(facts())
        .containsExactly(
            "stopped · 1.9 s",
            "first token 870 ms",
            "≈ 71 out",
            "≈ 61 tok/s",
            "output ≈ $0.001065");
  }

  @Test
  void saysWhenNoModelWroteTheAnswer() {
    TurnRow turn = turn("Hi", "x");
    turn.footProperty().set(from(AnswerOrigin.EARLIER));
    add(turn);
    assertThat(facts()).endsWith("earlier answer");

    Fx.run(() -> turn.footProperty().set(from(AnswerOrigin.NOBODY)));
    Fx.settle();
    assertThat(facts()).endsWith("no model answered");
  }

  @Test
  void copyStandsAtTheRightEndOfTheFirstLineOfTheFoot() {
    TurnRow turn = turn("Hi", "x");
    turn.footProperty().set(foot(AnswerState.COMPLETE, null));
    add(turn);
    Button copy = Fx.find(view, ".copy-answer", Button.class);
    Node foot = Fx.find(view, ".answer-foot", FootNode.class);
    Bounds place = Fx.call(() -> foot.sceneToLocal(copy.localToScene(copy.getLayoutBounds())));

    assertThat(place.getMaxX()).isEqualTo(Fx.call(() -> foot.getLayoutBounds().getWidth()));
    assertThat(place.getCenterY()).isBetween(16.0, 18.0);
  }

  private static ProductCard twoAuthors() {
    String authors = "あべ善太 (Zenta Abe) / 倉田よしみ (Yoshimi Kurata)";
    return new ProductCard("M", "味いちもんめ", null, 638, 23, 1, authors, 33, "completed");
  }

  private static AnswerFoot from(AnswerOrigin origin) {
    return new AnswerFoot(
        null,
        ModelColor.VIOLET,
        false,
        null,
        Duration.ofMillis(40),
        Duration.ofMillis(30),
        0,
        0,
        0,
        new BigDecimal("0.000000"),
        origin,
        false,
        null);
  }

  private static AnswerFoot foot(AnswerState state, @Nullable AnswerPhase phase) {
    boolean guessed = state != AnswerState.COMPLETE;
    return new AnswerFoot(
        null,
        ModelColor.VIOLET,
        false,
        phase,
        Duration.ofMillis(1_900),
        Duration.ofMillis(870),
        0,
        71,
        61,
        new BigDecimal("0.001065"),
        AnswerOrigin.CHOSEN,
        guessed,
        null);
  }

  /** What the foot in sight says, in its order. */
  private List<String> facts() {
    return Fx.call(
        () ->
            Fx.find(view, ".answer-foot", FootNode.class).getChildrenUnmodifiable().stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
  }

  private void add(TurnRow turn) {
    Fx.run(() -> model.turns().add(turn));
    Fx.settle();
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

  private List<String> labels() {
    return Fx.call(
        () ->
            view.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
  }
}
