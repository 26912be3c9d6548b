package com.mangaassist.views.tests;

import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.services.checks.JUnitXml;
import com.mangaassist.services.checks.TestResult;
import com.mangaassist.services.checks.TestRun;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The tests, and the run that is under way. On the JavaFX thread. */
public final class TestsViewModel implements AutoCloseable {

  private final TestsContext context;
  private final ObservableList<TestItem> items = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable TestItem> shown =
      new SimpleObjectProperty<>(this, "shown");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done");
  private final ReadOnlyIntegerWrapper planned = new ReadOnlyIntegerWrapper(this, "planned");
  private final Deque<String> waiting = new ArrayDeque<>();
  private @Nullable TestRun run;
  private boolean closed;

  /** Without tests; {@link #load} reads them. */
  public TestsViewModel(TestsContext context) {
    this.context = context;
  }

  /** By their names. */
  ObservableList<TestItem> items() {
    return items;
  }

  /** The one that is looked at. */
  ObjectProperty<@Nullable TestItem> shownProperty() {
    return shown;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How many of the run have ended. */
  ReadOnlyIntegerProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** How many the run has. */
  ReadOnlyIntegerProperty plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  long passed() {
    return items.stream().filter(TestItem::hasPassed).count();
  }

  /** Reads the folder. */
  public void load() {
    context
        .tasks()
        .work(context.folder()::list)
        .success(
            listing -> {
              items.setAll(
                  listing.tests().stream().map(each -> new TestItem(each, null, false)).toList());
              for (Path each : listing.unreadable()) {
                context
                    .notices()
                    .show(
                        Notice.error(
                            context.texts().now("unreadable", each),
                            context.texts().now("unreadable.next")));
              }
            })
        .failure(e -> failed("load.failed", e))
        .start();
  }

  /** The names of the models that can be expected, by their ids. */
  Map<String, String> modelNames() {
    Map<String, String> names = new LinkedHashMap<>();
    context.models().forEach(each -> names.put(each.modelId(), each.name()));
    return names;
  }

  /** Keeps a test, new or changed, and shows it. */
  public void save(ConversationTest test) {
    save(test, () -> {});
  }

  /** Keeps a test as it was edited, and runs that. */
  void saveAndRun(ConversationTest test) {
    save(test, () -> start(List.of(test.id())));
  }

  private void save(ConversationTest test, Runnable then) {
    context
        .tasks()
        .work(
            () -> {
              context.folder().save(test);
              return test;
            })
        .success(
            kept -> {
              TestItem now = new TestItem(kept, null, false);
              if (find(kept.id()).isPresent()) {
                replace(kept.id(), now);
              } else {
                items.add(now);
              }
              shown.set(now);
              then.run();
            })
        .failure(e -> failed("save.failed", e))
        .start();
  }

  /** Deletes a test, and offers to take that back. */
  void delete(TestItem item) {
    context
        .tasks()
        .work(
            () -> {
              context.folder().delete(item.id());
              return item;
            })
        .success(
            gone -> {
              items.removeIf(each -> each.id().equals(gone.id()));
              shown.set(null);
              context
                  .notices()
                  .show(
                      Notice.done(
                          context.texts().now("deleted", gone.test().name()),
                          context.texts().now("deleted.undo"),
                          () -> save(gone.test())));
            })
        .failure(e -> failed("delete.failed", e))
        .start();
  }

  /** Runs all of them, one after the other. */
  public void runAll() {
    start(items.stream().map(TestItem::id).toList());
  }

  void run(TestItem item) {
    start(List.of(item.id()));
  }

  private void start(List<String> ids) {
    if (running.get() || ids.isEmpty()) {
      return;
    }
    waiting.addAll(ids);
    done.set(0);
    planned.set(ids.size());
    running.set(true);
    next();
  }

  private void next() {
    String id = waiting.poll();
    TestItem item = id == null ? null : find(id).orElse(null);
    if (item == null || closed) {
      run = null;
      waiting.clear();
      running.set(false);
      return;
    }
    TestResult before = item.result();
    replace(item.id(), new TestItem(item.test(), before, true));
    TestRun now = new TestRun(item.test(), context.chat(), context.clock());
    run = now;
    context
        .tasks()
        .work(
            () -> {
              TestResult result = now.run();
              tidy(before, result);
              return result;
            })
        .success(
            result -> {
              replace(item.id(), new TestItem(item.test(), result, false));
              done.set(done.get() + 1);
            })
        .failure(
            e -> {
              replace(item.id(), new TestItem(item.test(), before, false));
              failed("run.failed", e);
            })
        .atLast(this::next)
        .start();
  }

  /** What was said stays only where somebody wants to look at it. */
  private void tidy(@Nullable TestResult before, TestResult now) throws IOException {
    if (before != null && before.state() != TestResult.State.PASSED) {
      context.conversations().delete(before.sessionId());
    }
    boolean wanted =
        now.state() == TestResult.State.FAILED || now.state() == TestResult.State.ERROR;
    if (!wanted && !now.steps().isEmpty()) {
      context.conversations().delete(now.sessionId());
    }
  }

  /** Ends the run; the test that is under way is cancelled. */
  void cancel() {
    waiting.clear();
    TestRun now = run;
    if (now != null) {
      now.cancel();
    }
  }

  /** Shows the conversation that a test was. */
  void open(TestResult result) {
    context.openConversation().accept(result.sessionId());
  }

  /** Saves what came of the tests that were run as JUnit's XML. */
  void export() {
    List<TestResult> results =
        items.stream().map(TestItem::result).filter(Objects::nonNull).toList();
    Optional<Path> file = context.saveFile().apply("conversations-junit.xml");
    if (file.isEmpty()) {
      return;
    }
    context
        .tasks()
        .work(() -> Files.writeString(file.get(), JUnitXml.of(results), StandardCharsets.UTF_8))
        .success(kept -> context.notices().show(Notice.done(context.texts().now("exported", kept))))
        .failure(e -> failed("export.failed", e))
        .start();
  }

  private Optional<TestItem> find(String id) {
    return items.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private void replace(String id, TestItem now) {
    TestItem before = find(id).orElse(null);
    if (before == null) {
      return;
    }
    boolean isShown = before.equals(shown.get());
    items.set(items.indexOf(before), now);
    if (isShown) {
      shown.set(now);
    }
  }

  private void failed(String key, Exception problem) {
    context
        .notices()
        .show(
            Notice.error(
                context.texts().now(key),
                new Said(context.texts()).words(String.valueOf(problem.getMessage()))));
  }

  /** Runs no more. */
  @Override
  public void close() {
    closed = true;
    cancel();
  }
}
