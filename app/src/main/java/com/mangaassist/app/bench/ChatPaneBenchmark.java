package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.app.window.Fx;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Fonts;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.transcript.TranscriptActions;
import com.mangaassist.views.transcript.TranscriptModel;
import com.mangaassist.views.transcript.TranscriptView;
import com.mangaassist.views.transcript.TurnRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A long answer streams into a real window: how long the JavaFX thread stands still, and whether a
 * token costs more at the end than at the beginning.
 */
final class ChatPaneBenchmark implements Benchmark {

  private static final int TOKENS = 128_000;
  private static final double LIMIT_MS = 50;
  private static final int FAST_PER_SECOND = 4_000;
  private static final int MODEL_PER_SECOND = 100;
  private static final int FIRST_TOKENS = 1_000;
  private static final int WARM_UP_TOKENS = 16_000;
  private static final double WIDTH = 632;
  private static final double HEIGHT = 650;

  @Override
  public String name() {
    return "chat-pane";
  }

  @Override
  public String summary() {
    return "a 128K-token answer streams into the pane: pauses of the JavaFX thread, cost per token";
  }

  @Override
  public Report run() throws Exception {
    startJavaFx();
    List<String> tokens = LongAnswer.tokens(TOKENS);
    TranscriptModel model = new TranscriptModel();
    Stage stage = Fx.call(() -> show(model));
    try {
      FrameTimes first = stream(model, stage, tokens.subList(0, FIRST_TOKENS), MODEL_PER_SECOND);
      stream(model, stage, tokens.subList(0, WARM_UP_TOKENS), FAST_PER_SECOND);
      FrameTimes paced = stream(model, stage, tokens, FAST_PER_SECOND);
      FrameTimes flood = stream(model, stage, tokens, 0);
      FrameTimes paragraph = stream(model, stage, LongAnswer.paragraph(TOKENS), 0);
      List<Figure> two =
          new TwoPanes(
                  ChatPaneBenchmark::show,
                  (to, times) -> addPauses(to, "two panes at 500 tokens/s each", times))
              .run(tokens);
      int characters = tokens.stream().mapToInt(String::length).sum();
      List<Figure> figures = new ArrayList<>();
      addPauses(figures, "first answer of the program, at 100 tokens/s", first);
      add(figures, "at 4,000 tokens/s", paced);
      figures.add(
          Figure.of(
              "at 4,000 tokens/s: work per token, first tenth", paced.firstTenthMicros(), "µs"));
      figures.add(
          Figure.of(
              "at 4,000 tokens/s: work per token, last tenth", paced.lastTenthMicros(), "µs"));
      figures.add(
          new Figure(
              "at 4,000 tokens/s: last tenth to first tenth", paced.lastToFirst(), "times", 1.5));
      add(figures, "all at once", flood);
      add(figures, "one paragraph, all at once", paragraph);
      figures.addAll(two);
      return new Report(
          List.of(
              String.format(
                  Locale.ROOT,
                  "%,d tokens, %,d characters of Markdown; a window of %.0f × %.0f drawn in"
                      + " software by JavaFX's headless platform.",
                  TOKENS,
                  characters,
                  WIDTH,
                  HEIGHT),
              "A pause is the time between the beginnings of two frames; 16.7 ms is none. Of the"
                  + " longest, what the thread computed is its own; the rest it waited for a"
                  + " processor or for drawing. Work is style, layout and parsing in a frame.",
              "Two panes: each has the first 113,000 tokens of such an answer, and the last 15,000"
                  + " come at 500 a second into both at once. The yardstick is the same window's"
                  + " frames with nothing to do, just before."),
          figures);
    } finally {
      Fx.run(stage::close);
    }
  }

  private static void add(List<Figure> figures, String how, FrameTimes times) {
    addPauses(figures, how, times);
    figures.add(Figure.of(how + ": longest work in a frame", times.longestWorkMs(), "ms"));
    figures.add(Figure.of(how + ": frames", times.frames(), ""));
    figures.add(Figure.of(how + ": work per token", times.microsPerToken(), "µs"));
  }

  private static void addPauses(List<Figure> figures, String how, FrameTimes times) {
    figures.add(new Figure(how + ": longest pause", times.longestPauseMs(), "ms", LIMIT_MS));
    figures.add(Figure.of(how + ": of which it computed", times.longestPauseCpuMs(), "ms"));
    figures.add(Figure.of(how + ": of which memory was collected", times.longestPauseGcMs(), "ms"));
    figures.add(Figure.of(how + ": pause p99", times.pauseMs(99), "ms"));
    figures.add(Figure.of(how + ": yardstick, longest pause idle", times.idleMs(), "ms"));
  }

  private static FrameTimes stream(
      TranscriptModel model, Stage stage, List<String> tokens, int perSecond) throws Exception {
    TurnRow turn = new TurnRow("料理漫画でおすすめを教えて。");
    Fx.run(() -> model.turns().setAll(turn));
    Fx.frames(30);
    FrameTimes times = new FrameTimes(stage.getScene(), turn, tokens);
    times.measureIdle();
    Fx.run(times::start);
    times.feed(perSecond);
    Fx.until("the end of the answer", times::isShown);
    Fx.run(times::stop);
    Fx.run(() -> turn.stateProperty().set(AnswerState.COMPLETE));
    Fx.frames(2);
    return times;
  }

  private static Stage show(TranscriptModel model) {
    Fonts.load();
    TranscriptActions none =
        new TranscriptActions() {
          @Override
          public void openLink(String uri) {}

          @Override
          public void solve(TurnRow turn) {}

          @Override
          public void askAgain(TurnRow turn) {}

          @Override
          public void edit(TurnRow turn) {}

          @Override
          public void switchBranch(TurnRow turn, int step) {}

          @Override
          public void rate(TurnRow turn, Rating rating) {}

          @Override
          public void note(TurnRow turn, Node owner) {}

          @Override
          public void trace(TurnRow turn) {}

          @Override
          public void inspect(TurnRow turn) {}
        };
    Texts texts = new Texts(Language.ENGLISH, "transcript");
    Scene scene = new Scene(new TranscriptView(texts, model, none), WIDTH, HEIGHT);
    scene.getStylesheets().add(Theme.SHEET);
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return stage;
  }

  private static void startJavaFx() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException e) {
      // Another benchmark of this run has started it.
      started.countDown();
    }
    started.await();
    Platform.setImplicitExit(false);
  }
}
