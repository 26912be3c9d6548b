package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.markdown.MarkdownStream;
import com.mangaassist.views.texts.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;

/**
 * An answer that is shown to nobody, a part with each frame, when the first transcript appears.
 *
 * <p>Parsing, laying out and drawing load a few hundred classes. Without this the first answer that
 * somebody waits for would load them, in frames two and three times as long as they should be.
 */
final class Rehearsal extends AnimationTimer {

  /** Every kind of block, as {@code RehearsalTest} makes sure; the pieces come a frame each. */
  static final List<String> PIECES =
      List.of(
          "Here is **one",
          " work** by `name`, *for you*, [and more](https://example.com/).\n\n",
          "## 料理漫画のおすすめ\n\n",
          "1. **ダンジョン飯**（全14巻）\n2. *Food Wars!*\n\n",
          "- one\n- two\n\n",
          "> 「おいしい」\n\n",
          "| title | price |\n| --- | ---: |\n",
          "| ダンジョン飯 | ¥792 |\n\n",
          "```json\n{\"a\": 1}\n```\n\n",
          "---\n\n",
          "The end.");

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private final TurnRow turn = new TurnRow("料理漫画?");
  private final TranscriptView view;
  private int shown;

  private Rehearsal(Scene stage, Texts texts, TranscriptActions actions) {
    var model = new TranscriptModel();
    model.turns().add(turn);
    this.view = new TranscriptView(texts, model, actions);
    Scene scene = new Scene(view, stage.getWidth(), stage.getHeight());
    scene.getStylesheets().setAll(stage.getStylesheets());
  }

  /** Begins with the first transcript of the program that gets a scene; never again. */
  static void before(Scene stage, Texts texts, TranscriptActions actions) {
    if (BEGUN.compareAndSet(false, true)) {
      // What can be read without JavaFX's thread is.
      Thread.ofPlatform()
          .daemon()
          .name("transcript-rehearsal")
          .start(
              () -> {
                read();
                Platform.runLater(() -> new Rehearsal(stage, texts, actions).start());
              });
    }
  }

  private static void read() {
    var stream = new MarkdownStream();
    for (String piece : PIECES) {
      stream.append(piece);
      stream.open();
    }
    stream.finish();
  }

  @Override
  public void handle(long now) {
    if (shown < PIECES.size()) {
      turn.answer().append(PIECES.get(shown));
      lay();
    } else if (shown == PIECES.size()) {
      turn.footProperty().set(foot());
      turn.stateProperty().set(AnswerState.COMPLETE);
      lay();
    } else {
      stop();
      view.snapshot(drawn -> null, new SnapshotParameters(), null);
    }
    shown++;
  }

  private void lay() {
    view.jumpToLatest();
    view.applyCss();
    view.layout();
  }

  private static AnswerFoot foot() {
    return new AnswerFoot(
        "Model",
        ModelColor.GREY,
        true,
        null,
        Duration.ofMillis(1_200),
        Duration.ofMillis(350),
        100,
        50,
        62.5,
        new BigDecimal("0.000175"),
        AnswerOrigin.CHOSEN,
        false,
        null);
  }
}
