package com.mangaassist.app.bench;

import com.mangaassist.app.window.Fx;
import com.mangaassist.views.transcript.TurnRow;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import org.HdrHistogram.Histogram;

/** Feeds an answer into a scene and takes the time of each of its frames. */
final class FrameTimes {

  private static final int IDLE_FRAMES = 120;

  private final Scene scene;
  private final TurnRow turn;
  private final List<String> tokens;
  private final int whole;
  private final Histogram pauses = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
  private final long[] workByTenth = new long[10];
  private final long[] charactersByTenth = new long[10];
  private final AnimationTimer timer;
  private final Runnable before = this::before;
  private final Runnable after = this::after;
  private long lastFrame;
  private long begun;
  private long longestWork;
  private long longestPause;
  private long longestPauseCpu;
  private long longestPauseGc;
  private long lastCpu;
  private long lastGc;
  private double idle;
  private int taken;
  private boolean running;

  FrameTimes(Scene scene, TurnRow turn, List<String> tokens) {
    this.scene = scene;
    this.turn = turn;
    this.tokens = tokens;
    this.whole = tokens.stream().mapToInt(String::length).sum();
    this.timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frame();
          }
        };
  }

  /** Takes the frames of the same window while nothing comes, then forgets them. */
  void measureIdle() throws Exception {
    Fx.run(this::start);
    Fx.frames(IDLE_FRAMES);
    Fx.run(this::stop);
    idle = longestPauseMs();
    pauses.reset();
    longestWork = 0;
    longestPause = 0;
    Arrays.fill(workByTenth, 0);
  }

  void start() {
    lastFrame = 0;
    running = true;
    scene.addPreLayoutPulseListener(before);
    scene.addPostLayoutPulseListener(after);
    timer.start();
  }

  void stop() {
    running = false;
    timer.stop();
    scene.removePreLayoutPulseListener(before);
    scene.removePostLayoutPulseListener(after);
  }

  /** Brings the tokens from this thread; 0 a second means: as fast as it can. */
  void feed(int perSecond) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < tokens.size(); i++) {
      if (perSecond > 0) {
        Pace.until(start + TimeUnit.SECONDS.toNanos(i) / perSecond);
      }
      turn.answer().append(tokens.get(i));
    }
  }

  /** Whether all of it has been laid out. */
  boolean isShown() {
    return turn.answer().shown() >= whole;
  }

  private void frame() {
    long now = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long collecting = collectionMillis();
    if (lastFrame != 0 && running) {
      pauses.recordValue(now - lastFrame);
      if (now - lastFrame > longestPause) {
        longestPause = now - lastFrame;
        longestPauseCpu = cpu - lastCpu;
        longestPauseGc = collecting - lastGc;
      }
    }
    lastCpu = cpu;
    lastGc = collecting;
    lastFrame = now;
  }

  private void before() {
    begun = System.nanoTime();
  }

  private void after() {
    long work = System.nanoTime() - begun;
    longestWork = Math.max(longestWork, work);
    int now = turn.answer().shown();
    if (now > taken) {
      int tenth = (int) Math.min(9, 10L * now / whole);
      workByTenth[tenth] += work;
      charactersByTenth[tenth] += now - taken;
      taken = now;
    }
  }

  double longestPauseMs() {
    return pauses.getMaxValue() / 1e6;
  }

  /** What the thread itself computed in its longest pause; the rest it waited for a processor. */
  double longestPauseCpuMs() {
    return longestPauseCpu / 1e6;
  }

  /** How long memory was collected in the longest pause. */
  double longestPauseGcMs() {
    return (double) longestPauseGc;
  }

  private static long collectionMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  double pauseMs(double percentile) {
    return pauses.getValueAtPercentile(percentile) / 1e6;
  }

  double idleMs() {
    return idle;
  }

  double longestWorkMs() {
    return longestWork / 1e6;
  }

  double frames() {
    return (double) pauses.getTotalCount();
  }

  double firstTenthMicros() {
    return micros(0);
  }

  double lastTenthMicros() {
    return micros(9);
  }

  double lastToFirst() {
    return lastTenthMicros() / firstTenthMicros();
  }

  double microsPerToken() {
    return Arrays.stream(workByTenth).sum() / 1e3 / tokens.size();
  }

  private double micros(int tenth) {
    double perToken = (double) whole / tokens.size();
    return workByTenth[tenth] / 1e3 / Math.max(1, charactersByTenth[tenth] / perToken);
  }
}
