package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerCheckpointTest {

  private final List<String> kept = new ArrayList<>();
  private final Deque<CompletableFuture<Void>> writes = new ArrayDeque<>();
  private final HandTimer timer = new HandTimer();
  private final AnswerCheckpoint answer = new AnswerCheckpoint(store(), "m", timer);

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void keepsWhatWasShownAQuarterOfASecondLaterThoughNothingFollows() {
    answer.append("One");
    answer.append(" two");
    assertThat(kept).isEmpty();
    assertThat(timer.delays).containsExactly(250L);

    timer.run();
    assertThat(kept).containsExactly("One two");
    assertThat(timer.due).isEmpty();
  }

  @Test
  void aLongAnswerIsWrittenLessOftenBecauseAllOfItIsWritten() {
    answer.append("x".repeat(32_768));
    answer.append("x".repeat(1_000_000));
    timer.run();
    writes.remove().complete(null);
    answer.append("x");

    assertThat(timer.delays).containsExactly(500L, 2_000L);
  }

  @Test
  void keepsEachPieceThatFollows() {
    answer.append("One");
    timer.run();
    writes.remove().complete(null);
    answer.append(" two");
    timer.run();

    assertThat(kept).containsExactly("One", "One two");
  }

  @Test
  void anAnswerThatIsOverBeforeItIsDueIsNotWritten() {
    answer.append("Whole.");
    assertThat(answer.whole()).isEqualTo("Whole.");
    timer.run();

    assertThat(kept).isEmpty();
    assertThat(timer.handed.getFirst().isCancelled()).isTrue();
  }

  @Test
  void aSlowDiskGetsOneWriteAtATimeAndTheLatestTextAfterIt() {
    answer.append("One");
    timer.run();
    answer.append(" two");
    timer.run();
    answer.append(" three");
    assertThat(kept).containsExactly("One");

    writes.remove().complete(null);
    timer.run();
    assertThat(kept).containsExactly("One", "One two three");
  }

  @Test
  void aTextThatIsTakenBackIsTakenBackAtOnce() {
    answer.append("Bad");
    timer.run();
    answer.retract();
    assertThat(kept).containsExactly("Bad", "");

    writes.forEach(write -> write.complete(null));
    answer.append("Good");
    timer.run();
    assertThat(kept).containsExactly("Bad", "", "Good");
  }

  private SessionStore store() {
    return (SessionStore)
        Proxy.newProxyInstance(
            SessionStore.class.getClassLoader(),
            new Class<?>[] {SessionStore.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("checkpoint");
              kept.add(String.valueOf(arguments[1]));
              writes.add(new CompletableFuture<>());
              return writes.getLast();
            });
  }

  /** Runs what is due when it is told to. */
  private static final class HandTimer extends ScheduledThreadPoolExecutor {

    private final List<Long> delays = new ArrayList<>();
    private final List<ScheduledFuture<?>> handed = new ArrayList<>();
    private final Deque<Runnable> due = new ArrayDeque<>();

    HandTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
      delays.add(unit.toMillis(delay));
      ScheduledFuture<?> never = super.schedule(() -> {}, 1, TimeUnit.DAYS);
      handed.add(never);
      due.add(
          () -> {
            if (!never.isCancelled()) {
              work.run();
            }
          });
      return never;
    }

    void run() {
      for (int left = due.size(); left > 0; left--) {
        due.remove().run();
      }
    }
  }
}
