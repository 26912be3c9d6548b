package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line under an answer: who answered, how fast, for how much. */
final class FootRow extends Row {

  private final Texts texts;
  private final Consumer<TurnRow> copy;

  FootRow(TurnRow turn, Texts texts, Consumer<TurnRow> copy) {
    super(turn);
    this.texts = texts;
    this.copy = copy;
  }

  @Override
  double estimate(double width) {
    return 48;
  }

  @Override
  Region make() {
    FlowPane line = new FlowPane();
    line.getStyleClass().add("answer-foot");
    fill(line);
    return line;
  }

  /** Shows the foot as it is now; a running clock changes it many times a second. */
  void refresh() {
    if (nodeIfMade() instanceof FlowPane line) {
      fill(line);
    }
  }

  private void fill(FlowPane line) {
    AnswerFoot foot = turn().footProperty().get();
    line.getChildren().clear();
    model(line, foot);
    AnswerPhase phase = foot.phase();
    var elapsed = foot.elapsed();
    if (phase != null) {
      String word = texts.now("phase." + phase.name());
      String clock = elapsed == null ? word : word + " · " + Format.duration(elapsed);
      line.getChildren().add(Labels.of(clock, "foot-phase"));
    }
    var firstToken = foot.firstToken();
    if (firstToken != null) {
      fact(line, texts.now("foot.firstToken", Format.seconds(firstToken)));
    }
    if (phase == null && elapsed != null) {
      fact(line, texts.now("foot.total", Format.duration(elapsed)));
    }
    tokens(line, foot);
    money(line, foot);
    state(line);
    if (phase == null && turn().answer().length() > 0) {
      line.getChildren().add(copyButton());
    }
  }

  private void model(FlowPane line, AnswerFoot foot) {
    String model = foot.model();
    if (model == null) {
      return;
    }
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", foot.colour().dot());
    HBox name = new HBox(5, dot, Labels.of(model, "foot-model", "semi-bold", foot.colour().text()));
    name.setAlignment(Pos.CENTER_LEFT);
    line.getChildren().add(name);
    if (foot.offline()) {
      Chip chip = new Chip(texts.now("foot.offline"), Chip.Kind.PLAIN);
      chip.getStyleClass().add("foot-chip");
      chip.setTooltip(new Tooltip(texts.now("foot.offline.hint")));
      line.getChildren().add(chip);
    }
  }

  private void tokens(FlowPane line, AnswerFoot foot) {
    String in = Format.whole(foot.inputTokens());
    String out = Format.whole(foot.outputTokens());
    if (foot.inputTokens() > 0) {
      fact(line, texts.now("foot.tokens", in, out));
    } else if (foot.outputTokens() > 0) {
      fact(line, texts.now("foot.out", out));
    }
    if (foot.tokensPerSecond() > 0) {
      fact(line, texts.now("foot.rate", Format.whole(Math.round(foot.tokensPerSecond()))));
    }
  }

  private void money(FlowPane line, AnswerFoot foot) {
    var cost = foot.costUsd();
    if (cost != null) {
      String sum = Format.dollarsPerAnswer(cost);
      fact(line, foot.phase() == null ? sum : texts.now("foot.soFar", sum));
    }
    if (foot.cached()) {
      fact(line, texts.now("foot.cached"));
    }
  }

  private void state(FlowPane line) {
    AnswerState state = turn().stateProperty().get();
    if (state == AnswerState.STREAMING || state == AnswerState.COMPLETE) {
      return;
    }
    Chip.Kind kind = state == AnswerState.FAILED ? Chip.Kind.BAD : Chip.Kind.WARN;
    Chip chip =
        new Chip(
            texts.now("state." + state.name()),
            state == AnswerState.STOPPED ? Chip.Kind.PLAIN : kind);
    chip.getStyleClass().add("foot-chip");
    line.getChildren().add(chip);
  }

  private Button copyButton() {
    Button button = new Button(texts.now("copy"), Icons.of(Feather.COPY));
    button.getStyleClass().addAll("ghost", "foot-button");
    button.setAccessibleText(texts.now("copy.name"));
    button.setOnAction(event -> copy.accept(turn()));
    return button;
  }

  private static void fact(FlowPane line, String text) {
    Label label = Labels.of(text, "foot-fact");
    label.setMinWidth(Region.USE_PREF_SIZE);
    line.getChildren().add(label);
  }
}
