package com.mangaassist.views.tests;

import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Texts;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the tests stand, in short: how many pass, the first that does not, and the run of all. */
public final class TestsSummary extends VBox {

  private final Texts texts;
  private final TestsViewModel model;
  private final Runnable runAll;
  private final Runnable showTests;
  // Held here, and weakly by what outlives the view.
  private final InvalidationListener onChange = property -> show();
  private final ListChangeListener<TestItem> onItems = change -> show();

  /**
   * Not there while there are no tests.
   *
   * @param runAll runs all and shows them
   * @param showTests brings the tests to the front
   */
  public TestsSummary(
      TestsContext context, TestsViewModel model, Runnable runAll, Runnable showTests) {
    this.texts = context.texts();
    this.model = model;
    this.runAll = runAll;
    this.showTests = showTests;
    setId("tests-in-short");
    getStyleClass().add("tests-in-short");
    getStylesheets().add(TestsController.SHEET);
    setMinHeight(USE_PREF_SIZE);
    model.items().addListener(new WeakListChangeListener<>(onItems));
    model.doneProperty().addListener(new WeakInvalidationListener(onChange));
    model.runningProperty().addListener(new WeakInvalidationListener(onChange));
    texts.languageProperty().addListener(new WeakInvalidationListener(onChange));
    show();
  }

  private void show() {
    // Asked, so that the next change is told.
    texts.languageProperty().get();
    boolean running = model.runningProperty().get();
    int done = model.doneProperty().get();
    boolean some = !model.items().isEmpty();
    setVisible(some);
    setManaged(some);
    getChildren().clear();
    if (!some) {
      return;
    }
    int planned = model.plannedProperty().get();
    String words =
        running
            ? texts.now("summary.running", done, planned)
            : texts.now("short", model.passed(), model.items().size());
    ProgressBar bar = new ProgressBar((double) model.passed() / model.items().size());
    if (running) {
      bar.setProgress((double) done / Math.max(1, planned));
    }
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words);
    getChildren().addAll(Labels.of(words, "muted", "secondary", "semi-bold"), bar);
    model.items().stream().filter(TestItem::hasFailed).findFirst().ifPresent(this::addFailed);
    Button run = new Button(texts.now("runAll"));
    run.setId("run-tests");
    run.setDisable(running);
    run.setOnAction(event -> runAll.run());
    getChildren().add(run);
  }

  private void addFailed(TestItem item) {
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", "dot-bad");
    Button failed = Labels.tooltipWhenCut(new Button(item.test().name()));
    failed.setGraphic(dot);
    failed.getStyleClass().addAll("ghost", "failed-test");
    failed.setAccessibleText(texts.now("failed.name", item.test().name()));
    failed.setMinWidth(0);
    failed.setMaxWidth(Double.MAX_VALUE);
    failed.setOnAction(
        event -> {
          model.shownProperty().set(item);
          showTests.run();
        });
    HBox line = new HBox(failed);
    line.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(line);
  }
}
