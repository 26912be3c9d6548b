package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.controls.ShareBar;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the time of an answer went: its phases as bars on one axis. */
final class TimesCard implements AnswerCard {

  private final Texts texts;
  private final TraceViewModel trace;
  private final Region root;

  @FXML private Label title;
  @FXML private Label moderationName;
  @FXML private ShareBar moderationBar;
  @FXML private Label moderation;
  @FXML private Label retrievalName;
  @FXML private ShareBar retrievalBar;
  @FXML private Label retrieval;
  @FXML private Label waitingName;
  @FXML private ShareBar waitingBar;
  @FXML private Label waiting;
  @FXML private Label streamingName;
  @FXML private ShareBar streamingBar;
  @FXML private Label streaming;
  @FXML private Label otherName;
  @FXML private ShareBar otherBar;
  @FXML private Label other;
  @FXML private Label totalName;
  @FXML private Label total;

  /**
   * Of the turn that the inspector explains.
   *
   * @param trace of the same turn; what it has measured counts
   */
  TimesCard(Texts texts, TraceViewModel trace) {
    this.texts = texts;
    this.trace = trace;
    root = Fxml.load(this, "TimesCard", VBox.class);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("time"));
    moderationName.textProperty().bind(texts.get("time.moderation"));
    retrievalName.textProperty().bind(texts.get("time.retrieval"));
    waitingName.textProperty().bind(texts.get("time.waiting"));
    streamingName.textProperty().bind(texts.get("time.streaming"));
    otherName.textProperty().bind(texts.get("time.other"));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get("time.other.hint"));
    otherName.setTooltip(hint);
    for (Label each : List.of(moderation, retrieval, waiting, streaming, other, total)) {
      each.setMaxWidth(Double.MAX_VALUE);
    }
    totalName.textProperty().bind(texts.get("time.total"));
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public boolean show(Turn turn) {
    Timings timings = turn.timingsProperty().get();
    if (timings == null) {
      return false;
    }
    ModelChoice choice = turn.choiceProperty().get();
    ModelColor color = ModelColor.of(choice == null ? "" : choice.modelId());
    Duration elapsed = turn.row().footProperty().get().elapsed();
    boolean over = turn.row().stateProperty().get() != AnswerState.STREAMING;
    TimeAxis axis =
        TimeAxis.of(
            timings,
            over ? trace.traceProperty().get() : null,
            elapsed == null ? 0 : elapsed.toMillis());
    boolean streams = over || axis.streaming().micros() > 0;
    boolean waits = streams || axis.waiting().micros() > 0;
    boolean retrieves = waits || axis.retrieval().micros() > 0;
    show(moderationBar, moderation, axis.moderation(), ModelColor.GREY.fill(), true);
    show(retrievalBar, retrieval, axis.retrieval(), ModelColor.TEAL.fill(), retrieves);
    show(waitingBar, waiting, axis.waiting(), color.fill(), waits);
    show(streamingBar, streaming, axis.streaming(), "fill-accent", streams);
    show(otherBar, other, axis.other(), "fill-faint", true);
    total.setText(SpanWords.time(axis.micros()));
    return true;
  }

  /**
   * Shows a phase.
   *
   * @param reached whether it began; one that did and took no time is told from one that did not
   */
  private static void show(
      ShareBar bar, Label value, TimeAxis.Span span, String color, boolean reached) {
    if (span.micros() > 0) {
      bar.show(span.from(), span.to(), color);
      value.setText(SpanWords.time(span.micros()));
    } else {
      bar.clear();
      value.setText(reached ? SpanWords.LESS : "–");
    }
  }
}
