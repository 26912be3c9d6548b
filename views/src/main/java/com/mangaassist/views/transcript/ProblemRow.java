package com.mangaassist.views.transcript;

import com.mangaassist.views.controls.Icons;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What went wrong, and the button that mends it. */
final class ProblemRow extends Row {

  private final Consumer<TurnRow> solve;

  ProblemRow(TurnRow turn, Consumer<TurnRow> solve) {
    super(turn);
    this.solve = solve;
  }

  @Override
  double estimate(double width) {
    return 60;
  }

  @Override
  Region make() {
    TurnProblem problem = turn().problemProperty().get();
    Label text = new Label(problem.text());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox card = new HBox(Icons.of(Feather.ALERT_TRIANGLE), text);
    card.getStyleClass().add("problem-card");
    if (!problem.action().isEmpty()) {
      Button button = new Button(problem.action());
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(event -> solve.accept(turn()));
      card.getChildren().add(button);
    }
    HBox row = new HBox(card);
    row.getStyleClass().add("problem-row");
    HBox.setHgrow(card, Priority.ALWAYS);
    return row;
  }
}
