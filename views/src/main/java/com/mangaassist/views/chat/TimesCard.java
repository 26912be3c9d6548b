package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.controls.ShareBar;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the time of an answer went: its phases as bars on one axis. */
final class TimesCard implements AnswerCard {

  private final Texts texts;
  private final Region root;

  @FXML private Label title;
  @FXML private Label networkName;
  @FXML private ShareBar networkBar;
  @FXML private Label network;
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
  @FXML private Label totalName;
  @FXML private Label total;

  TimesCard(Texts texts) {
    this.texts = texts;
    root = Fxml.load(this, "TimesCard", VBox.class);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("time"));
    networkName.textProperty().bind(texts.get("time.network"));
    moderationName.textProperty().bind(texts.get("time.moderation"));
    retrievalName.textProperty().bind(texts.get("time.retrieval"));
    waitingName.textProperty().bind(texts.get("time.waiting"));
    streamingName.textProperty().bind(texts.get("time.streaming"));
    for (Label each : List.of(network, moderation, retrieval, waiting, streaming, total)) {
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
    TimeAxis axis = TimeAxis.of(timings, elapsed == null ? 0 : elapsed.toMillis());
    boolean over = turn.row().stateProperty().get() != AnswerState.STREAMING;
    boolean streams = over || axis.streaming().millis() > 0;
    boolean waits = streams || axis.waiting().millis() > 0;
    boolean retrieves = waits || axis.retrieval().millis() > 0;
    show(networkBar, network, axis.network(), "fill-faint", true);
    showNetwork(axis.network().millis() > 0);
    show(moderationBar, moderation, axis.moderation(), ModelColor.GREY.fill(), true);
    show(retrievalBar, retrieval, axis.retrieval(), ModelColor.TEAL.fill(), retrieves);
    show(waitingBar, waiting, axis.waiting(), color.fill(), waits);
    show(streamingBar, streaming, axis.streaming(), "fill-accent", streams);
    total.setText(Format.duration(Duration.ofMillis(axis.millis())));
    return true;
  }

  /** A row that is not shown leaves no gap: those below it move up. */
  private void showNetwork(boolean shown) {
    for (Node each : List.of(networkName, networkBar, network)) {
      each.setVisible(shown);
      each.setManaged(shown);
    }
    List<List<? extends Node>> below =
        List.of(
            List.of(moderationName, moderationBar, moderation),
            List.of(retrievalName, retrievalBar, retrieval),
            List.of(waitingName, waitingBar, waiting),
            List.of(streamingName, streamingBar, streaming),
            List.of(totalName, total));
    for (int i = 0; i < below.size(); i++) {
      int row = shown ? i + 1 : i;
      below.get(i).forEach(each -> GridPane.setRowIndex(each, row));
    }
  }

  /**
   * Shows a phase.
   *
   * @param reached whether it began; one that did and took no time is told from one that did not
   */
  private static void show(
      ShareBar bar, Label value, TimeAxis.Span span, String color, boolean reached) {
    if (span.millis() > 0) {
      bar.show(span.from(), span.to(), color);
      value.setText(Format.duration(Duration.ofMillis(span.millis())));
    } else {
      bar.clear();
      value.setText(reached ? "<1 ms" : "–");
    }
  }
}
