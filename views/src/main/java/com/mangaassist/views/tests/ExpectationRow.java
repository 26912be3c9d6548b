package com.mangaassist.views.tests;

import com.mangaassist.services.checks.Check;
import com.mangaassist.services.checks.Expectation;
import com.mangaassist.services.checks.Outcome;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One expectation as it is edited, and below it why it was not met. */
final class ExpectationRow extends VBox {

  private static final double NARROW = 116;
  private static final double WIDE = 156;

  private final Texts texts;
  private final ComboBox<Choice> kind = new ComboBox<>();
  private final ExpectedValue value;
  private final Label fault = Labels.of("", "bad-text", "secondary");

  /** A check, or its opposite. */
  private record Choice(Check check, boolean negated) {}

  /**
   * A row.
   *
   * @param outcome of the last run; null without one
   * @param onChange called when it was edited
   * @param onRemove called when it should go
   */
  ExpectationRow(
      Texts texts,
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
    follow(expectation.check());
    value = new ExpectedValue(texts, expectation.check(), expectation.value());
    HBox.setHgrow(value, Priority.ALWAYS);
    Button remove = new Button();
    remove.setGraphic(Icons.of(Feather.X));
    remove.getStyleClass().addAll("ghost", "square", "small-button");
    remove.setAccessibleText(texts.now("expectation.remove"));
    remove.setTooltip(new Tooltip(texts.now("expectation.remove")));
    remove.setOnAction(event -> onRemove.run());
    HBox line = new HBox(6, kind, value, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(line, fault);
    kind.valueProperty()
        .addListener(
            (p, old, now) -> {
              follow(now.check());
              value.ask(now.check());
              edited(onChange);
            });
    value.valueProperty().addListener((p, old, now) -> edited(onChange));
    showFault(outcome);
  }

  /** A number is short and its question long; of a name it is the other way round. */
  private void follow(Check check) {
    double width =
        switch (check) {
          case INTENT, PRODUCT, SEVERITY, MODEL -> NARROW;
          case CONTAINS, MATCHES, FIRST_TOKEN_UNDER, TOTAL_UNDER, COST_UNDER -> WIDE;
        };
    kind.setPrefWidth(width);
    kind.setMinWidth(width);
  }

  private void edited(Runnable onChange) {
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
      fault.setText(
          texts.now(
              "was", ExpectedValue.words(texts, outcome.expectation().check(), outcome.actual())));
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
