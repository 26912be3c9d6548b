package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.app.window.Fx;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.transcript.TranscriptModel;
import com.mangaassist.views.transcript.TurnRow;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.stage.Stage;

/** Two panes into which long answers stream at once, and whether they give their memory back. */
final class TwoPanes {

  private static final int STREAMED = 15_000;
  private static final int PER_SECOND = 500;
  private static final int COLLECTIONS = 5;
  private static final double NONE = 0.5;

  private final Function<TranscriptModel, Stage> show;
  private final BiConsumer<List<Figure>, FrameTimes> pauses;
  private final List<Figure> figures = new ArrayList<>();
  private final List<WeakReference<TurnRow>> closed = new ArrayList<>();

  /**
   * Two windows.
   *
   * @param show opens one
   * @param pauses adds the figures of the frames
   */
  TwoPanes(Function<TranscriptModel, Stage> show, BiConsumer<List<Figure>, FrameTimes> pauses) {
    this.show = show;
    this.pauses = pauses;
  }

  /** Pauses while both stream, memory while they are open, and after they are closed. */
  List<Figure> run(List<String> tokens) throws Exception {
    double before = usedMegabytes();
    figures.add(Figure.of("two panes: memory of the open answers", hold(tokens, before), "MB"));
    figures.add(Figure.of("two panes: memory after closing them", usedMegabytes() - before, "MB"));
    double reachable = closed.stream().filter(each -> each.get() != null).count();
    figures.add(new Figure("two panes: closed answers still held", reachable, "", NONE));
    return figures;
  }

  /** Nothing of the panes is on this thread's stack when it returns. */
  private double hold(List<String> tokens, double before) throws Exception {
    List<Open> panes = List.of(open(), open());
    for (Open each : panes) {
      tokens.subList(0, tokens.size() - STREAMED).forEach(each.turn().answer()::append);
      Fx.until(
          "the beginning", () -> each.turn().answer().shown() >= each.turn().answer().length());
    }
    Open first = panes.getFirst();
    FrameTimes times = new FrameTimes(first.stage().getScene(), first.turn(), tokens);
    times.measureIdle();
    Fx.run(times::start);
    long start = System.nanoTime();
    for (int i = 0; i < STREAMED; i++) {
      Pace.until(start + TimeUnit.SECONDS.toNanos(i) / PER_SECOND);
      String token = tokens.get(tokens.size() - STREAMED + i);
      panes.forEach(each -> each.turn().answer().append(token));
    }
    Fx.until("the end of the answer", times::isShown);
    Fx.run(times::stop);
    pauses.accept(figures, times);
    double held = usedMegabytes() - before;
    for (Open each : panes) {
      closed.add(new WeakReference<>(each.turn()));
      Fx.run(
          () -> {
            each.turn().stateProperty().set(AnswerState.COMPLETE);
            each.stage().close();
            each.stage().setScene(null);
          });
    }
    Fx.frames(2);
    return held;
  }

  private record Open(TurnRow turn, Stage stage) {}

  private Open open() throws Exception {
    TranscriptModel model = new TranscriptModel();
    TurnRow turn = new TurnRow("料理漫画でおすすめを教えて。");
    Stage stage = Fx.call(() -> show.apply(model));
    Fx.run(() -> model.turns().setAll(turn));
    return new Open(turn, stage);
  }

  private static double usedMegabytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
