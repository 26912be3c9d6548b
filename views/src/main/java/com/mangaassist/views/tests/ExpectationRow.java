package com.mangaassist.views.tests;

import com.mangaassist.services.checks.Check;
import com.mangaassist.services.checks.Expectation;
import com.mangaassist.services.checks.Outcome;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Texts;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One expectation as it is edited, and below it why it was not met. */
final class ExpectationRow extends VBox {

  /** Of the button that removes the row, and the gaps of a line. */
  private static final double REMOVE = 24;

  private static final double GAP = 6;
  private static final double LEAST = 96;

  private final Texts texts;
  private final ComboBox<Choice> kind = new ComboBox<>();
  private final ExpectedValue value;
  private final Button remove = new Button();
  private final Label fault = Labels.of("", "bad-text", "secondary");

  /** A check, or its opposite. */
  private record Choice(Check check, boolean negated) {}

  /**
   * A row.
   *
   * @param models names by their ids
   * @param outcome of the last run; null without one
   * @param onChange called when it was edited
   * @param onRemove called when it should go
   */
  ExpectationRow(
      Texts texts,
      Map<String, String> models,
      Expectation expectation,
      @Nullable Outcome outcome,
      Runnable onChange,
      Runnable onRemove) {
    this.texts = texts;
    getStyleClass().add("expectation");
    for (Check check : Check.values()) {
      kind.getItems().add(new Choice(check, false));
      kind.getItems().add(new Choice(check, true));
    }
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice choice) {
            return choice == null ? "" : words(choice);
          }

          @Override
          public Choice fromString(String words) {
            throw new UnsupportedOperationException("it is chosen, not written");
          }
        });
    kind.setValue(new Choice(expectation.check(), expectation.negated()));
    kind.setAccessibleText(texts.now("expectation.kind"));
    value = new ExpectedValue(texts, models, expectation.check(), expectation.value());
    remove.setGraphic(Icons.of(Feather.X));
    remove.getStyleClass().addAll("ghost", "square", "small-button");
    remove.setAccessibleText(texts.now("expectation.remove"));
    remove.setTooltip(new Tooltip(texts.now("expectation.remove")));
    remove.setOnAction(event -> onRemove.run());
    GridPane line = new GridPane(GAP, GAP);
    ColumnConstraints rest = new ColumnConstraints();
    rest.setHgrow(Priority.ALWAYS);
    line.getColumnConstraints().setAll(new ColumnConstraints(), rest, new ColumnConstraints());
    line.getChildren().setAll(kind, value, remove);
    widthProperty().addListener(p -> fold());
    fold();
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(line, fault);
    kind.valueProperty()
        .addListener(
            (p, old, now) -> {
              value.ask(now.check());
              edited(onChange);
            });
    value.valueProperty().addListener((p, old, now) -> edited(onChange));
    showFault(outcome);
  }

  /** Both in one line, or each in its own where one of them would be cut. */
  private void fold() {
    double asked = Math.max(LEAST, ExpectedValue.boxOf(words(kind.getValue())));
    boolean two = getWidth() > 0 && asked + value.wanted() + REMOVE + 2 * GAP > getWidth();
    kind.setMinWidth(two ? 0 : asked);
    kind.setPrefWidth(asked);
    kind.setMaxWidth(two ? Double.MAX_VALUE : asked);
    GridPane.setConstraints(kind, 0, 0, two ? 2 : 1, 1);
    GridPane.setConstraints(value, two ? 0 : 1, two ? 1 : 0, two ? 2 : 1, 1);
    GridPane.setConstraints(remove, 2, 0);
  }

  /** Gives the focus to the question. */
  @Override
  public void requestFocus() {
    kind.requestFocus();
  }

  private void edited(Runnable onChange) {
    fold();
    showFault(null);
    onChange.run();
  }

  private String words(Choice choice) {
    String check = texts.now("check." + choice.check());
    return choice.negated() ? texts.now("check.not", check) : check;
  }

  private void showFault(@Nullable Outcome outcome) {
    Expectation.Fault wrong = expectation().fault();
    if (wrong != Expectation.Fault.NONE) {
      fault.setText(texts.now("fault." + wrong));
    } else if (outcome != null && !outcome.passed()) {
      fault.setText(texts.now("was", value.words(outcome.expectation().check(), outcome.actual())));
    } else {
      fault.setText("");
    }
    fault.setVisible(!fault.getText().isEmpty());
    fault.setManaged(fault.isVisible());
    value.markInvalid(wrong != Expectation.Fault.NONE);
  }

  /** As it stands now. */
  Expectation expectation() {
    Choice choice = kind.getValue();
    return new Expectation(choice.check(), value.valueProperty().get(), choice.negated());
  }
}
