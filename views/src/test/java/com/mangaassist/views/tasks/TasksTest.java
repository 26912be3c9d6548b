package com.mangaassist.views.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.views.testing.FxTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

@FxTest
final class TasksTest {

  private final List<String> heard = new ArrayList<>();

  @Test
  void tellsSuccessAndThenTheEnd() {
    start(Tasks.synchronous().work(() -> "three"));

    assertThat(heard).containsExactly("success three", "at last");
  }

  @Test
  void tellsFailureAndThenTheEnd() {
    start(
        Tasks.synchronous()
            .work(
                () -> {
                  throw new IOException("no answer");
                }));

    assertThat(heard).containsExactly("failure no answer", "at last");
  }

  @Test
  void theEndComesEvenWhenACallbackThrows() {
    List<Throwable> thrown = new ArrayList<>();
    Tasks tasks =
        new Tasks(
            Runnable::run,
            callback -> {
              try {
                callback.run();
              } catch (RuntimeException e) {
                thrown.add(e);
              }
            });

    tasks
        .work(() -> "x")
        .success(
            value -> {
              throw new IllegalStateException("the view is broken");
            })
        .atLast(() -> heard.add("at last"))
        .start();

    assertThat(heard).containsExactly("at last");
    assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRefusedStartIsAFailure() {
    start(
        new Tasks(
                work -> {
                  throw new RejectedExecutionException("closed");
                },
                Runnable::run)
            .work(() -> "never"));

    assertThat(heard).containsExactly("failure closed", "at last");
  }

  @Test
  void worksOnANamedThreadInTheBackgroundAndCallsBackOnTheJavaFxThread() throws Exception {
    CompletableFuture<String> worker = new CompletableFuture<>();
    CompletableFuture<Boolean> onFx = new CompletableFuture<>();
    try (Tasks tasks = Tasks.onVirtualThreads()) {
      tasks
          .work(() -> worker.complete(Thread.currentThread().getName()))
          .success(done -> onFx.complete(Platform.isFxApplicationThread()))
          .start();

      assertThat(worker.get(10, TimeUnit.SECONDS)).startsWith("views-task-");
      assertThat(onFx.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void closingInterruptsWhatIsUnderWay() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    List<String> end = new CopyOnWriteArrayList<>();
    Tasks tasks = Tasks.onVirtualThreads();
    tasks
        .work(
            () -> {
              working.countDown();
              new CountDownLatch(1).await();
              return "never";
            })
        .success(value -> end.add("success"))
        .failure(problem -> end.add(problem.getClass().getSimpleName()))
        .start();
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

    tasks.close();

    await().until(() -> !end.isEmpty());
    assertThat(end).containsExactly("InterruptedException");
  }

  private void start(Task<String> task) {
    task.success(value -> heard.add("success " + value))
        .failure(problem -> heard.add("failure " + problem.getMessage()))
        .atLast(() -> heard.add("at last"))
        .start();
  }
}
