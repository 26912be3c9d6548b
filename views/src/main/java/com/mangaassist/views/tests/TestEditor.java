package com.mangaassist.views.tests;

import com.mangaassist.services.checks.Check;
import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.services.checks.Expectation;
import com.mangaassist.services.checks.Outcome;
import com.mangaassist.services.checks.StepResult;
import com.mangaassist.services.checks.TestResult;
import com.mangaassist.services.checks.TestStep;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.Said;
import com.mangaassist.views.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One test as it is edited: its name, its messages, what is expected of each answer. */
final class TestEditor extends VBox {

  private final Texts texts;
  private final TestsViewModel model;
  private TestItem item;
  private final ConversationTest draft;
  private final TextField name = new TextField();
  private final Button save = new Button();
  private final BooleanProperty faulty = new SimpleBooleanProperty(this, "faulty");
  private final List<List<ExpectationRow>> rows = new ArrayList<>();

  /**
   * An editor.
   *
   * @param draft as it was edited so far; the test itself at first
   */
  TestEditor(Texts texts, TestsViewModel model, TestItem item, ConversationTest draft) {
    this.draft = draft;
    this.texts = texts;
    this.model = model;
    this.item = item;
    getStyleClass().add("test-editor");
    name.setText(draft.name());
    name.setAccessibleText(texts.now("name"));
    name.textProperty().addListener((p, old, now) -> changed());
    getChildren().add(name);
    for (int i = 0; i < draft.steps().size(); i++) {
      getChildren().add(step(i));
    }
    getChildren().add(buttons());
    changed();
  }

  private VBox step(int index) {
    TestStep step = draft.steps().get(index);
    StepResult result = result(index);
    Label message = Labels.of(step.message(), "strong");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(6, message);
    box.getStyleClass().add("test-step");
    List<ExpectationRow> own = new ArrayList<>();
    rows.add(own);
    for (int i = 0; i < step.expectations().size(); i++) {
      add(box, own, step.expectations().get(i), outcome(result, step.expectations().get(i)));
    }
    if (result != null && result.problem() != null) {
      Label problem = Labels.of(new Said(texts).words(result.problem()), "bad-text", "secondary");
      problem.setWrapText(true);
      problem.setMinHeight(Region.USE_PREF_SIZE);
      box.getChildren().add(problem);
    }
    Button more = new Button(texts.now("expectation.add"), Icons.of(Feather.PLUS));
    more.getStyleClass().addAll("ghost", "small-button");
    more.setOnAction(
        event -> {
          add(box, own, new Expectation(Check.CONTAINS, "", false), null).requestFocus();
          changed();
        });
    box.getChildren().add(more);
    return box;
  }

  private ExpectationRow add(
      VBox box, List<ExpectationRow> own, Expectation expectation, @Nullable Outcome outcome) {
    ExpectationRow[] row = new ExpectationRow[1];
    row[0] =
        new ExpectationRow(
            texts,
            model.modelNames(),
            expectation,
            outcome,
            this::changed,
            () -> {
              int at = own.indexOf(row[0]);
              own.remove(row[0]);
              // The one below takes its place, else the button that adds one.
              (at < own.size() ? own.get(at) : box.getChildren().getLast()).requestFocus();
              box.getChildren().remove(row[0]);
              changed();
            });
    box.getChildren().add(1 + own.size(), row[0]);
    own.add(row[0]);
    return row[0];
  }

  /** Of an expectation that was edited since nothing is known. */
  private static @Nullable Outcome outcome(@Nullable StepResult result, Expectation expectation) {
    return result == null
        ? null
        : result.outcomes().stream()
            .filter(each -> each.expectation().equals(expectation))
            .findFirst()
            .orElse(null);
  }

  private @Nullable StepResult result(int index) {
    TestResult result = item.result();
    return result == null || index >= result.steps().size() ? null : result.steps().get(index);
  }

  private FlowPane buttons() {
    save.setText(texts.now("save"));
    save.setId("save-test");
    save.getStyleClass().add("primary");
    save.setOnAction(event -> model.save(edited()));
    Button run = new Button(texts.now("run"));
    run.setId("run-test");
    run.disableProperty().bind(model.runningProperty().or(faulty));
    // What is seen is what is run.
    run.setOnAction(event -> draft().ifPresentOrElse(model::saveAndRun, () -> model.run(item)));
    Button delete = new Button(texts.now("delete"));
    delete.getStyleClass().add("destructive");
    delete.setOnAction(event -> model.delete(item));
    FlowPane buttons = new FlowPane(8, 8, save, run, delete);
    TestResult result = item.result();
    if (result != null && item.hasFailed()) {
      Button open = new Button(texts.now("open"));
      open.setOnAction(event -> model.open(result));
      buttons.getChildren().add(2, open);
    }
    return buttons;
  }

  private void changed() {
    ConversationTest now = edited();
    faulty.set(
        now.name().isEmpty()
            || now.steps().stream()
                .flatMap(each -> each.expectations().stream())
                .anyMatch(each -> each.fault() != Expectation.Fault.NONE));
    save.setDisable(faulty.get() || now.equals(item.test()));
  }

  /** What was edited and not kept yet; empty where nothing was. */
  Optional<ConversationTest> draft() {
    ConversationTest now = edited();
    return now.equals(item.test()) ? Optional.empty() : Optional.of(now);
  }

  /**
   * Goes on with a test whose run began or ended while somebody edits it here.
   *
   * @return false where it is to be shown afresh
   */
  boolean follow(TestItem now) {
    boolean follows = isFocusWithin() && now.test().equals(item.test()) && draft().isPresent();
    if (follows) {
      item = now;
    }
    return follows;
  }

  /** As it stands now. */
  ConversationTest edited() {
    ConversationTest test = item.test();
    ConversationTest now =
        new ConversationTest(
            test.id(),
            name.getText().strip(),
            test.customerId(),
            test.segment(),
            test.language(),
            test.modelId(),
            test.steps());
    for (int i = 0; i < rows.size(); i++) {
      now = now.with(i, rows.get(i).stream().map(ExpectationRow::expectation).toList());
    }
    return now;
  }
}
