package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Timings;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.controls.ShareBar;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the time of an answer went: its phases as bars on one axis. */
final class TimesCard implements AnswerCard {

  private final Texts texts;
  private final Region root;

  @FXML private Label title;
  @FXML private Label moderationName;
  @FXML private ShareBar moderationBar;
  @FXML private Label moderation;
  @FXML private Label retrievalName;
  @FXML private ShareBar retrievalBar;
  @FXML private Label retrieval;
  @FXML private Label firstTokenName;
  @FXML private ShareBar firstTokenBar;
  @FXML private Label firstToken;
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
    moderationName.textProperty().bind(texts.get("time.moderation"));
    retrievalName.textProperty().bind(texts.get("time.retrieval"));
    firstTokenName.textProperty().bind(texts.get("time.firstToken"));
    streamingName.textProperty().bind(texts.get("time.streaming"));
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
    TimeAxis axis = TimeAxis.of(timings);
    show(moderationBar, moderation, axis.moderation(), ModelColor.GREY.fill());
    show(retrievalBar, retrieval, axis.retrieval(), ModelColor.TEAL.fill());
    show(firstTokenBar, firstToken, axis.firstToken(), color.fill());
    show(streamingBar, streaming, axis.streaming(), "fill-accent");
    total.setText(Format.duration(Duration.ofMillis(axis.millis())));
    return true;
  }

  private static void show(ShareBar bar, Label value, TimeAxis.Span span, String color) {
    bar.show(span.from(), span.to(), color);
    value.setText(Format.duration(Duration.ofMillis(span.millis())));
  }
}
