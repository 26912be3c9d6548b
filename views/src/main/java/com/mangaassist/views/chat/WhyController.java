package com.mangaassist.views.chat;

import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.controls.FollowFocus;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Why an answer is as it is: cards of a finished one, else the word why there are none. */
final class WhyController {

  private final Texts texts;
  private final InspectorViewModel model;
  private final List<AnswerCard> answerCards;
  private final Node none;
  private final Region root;
  // Held here, and weakly by the language, which outlives the pane.
  private final InvalidationListener onLanguage = property -> show();

  @FXML private StackPane place;
  @FXML private ScrollPane scroll;
  @FXML private VBox cards;
  @FXML private HBox which;
  @FXML private Label whichWords;
  @FXML private Button latest;

  WhyController(ChatContext context, InspectorViewModel model, TraceViewModel trace, Feet feet) {
    this.texts = context.texts();
    this.model = model;
    this.answerCards =
        List.of(
            new ModelCard(texts, feet),
            new TimesCard(texts, trace),
            new EventsCard(texts, trace),
            new MessageCard(texts, context.zone()));
    trace.traceProperty().addListener((p, old, now) -> show());
    none = placeholder();
    root = Fxml.load(this, "Why", StackPane.class);
  }

  @FXML
  void initialize() {
    answerCards.forEach(each -> cards.getChildren().add(each.root()));
    scroll.accessibleTextProperty().bind(texts.get("why"));
    scroll.setFocusTraversable(true);
    FollowFocus.install(scroll);
    latest.textProperty().bind(texts.get("why.latest"));
    latest.setOnAction(e -> model.followLatest());
    place.getChildren().add(none);
    model.turnProperty().addListener((p, old, now) -> show());
    for (ObservableValue<?> each : model.facts()) {
      each.addListener((p, old, now) -> show());
    }
    texts.languageProperty().addListener(new WeakInvalidationListener(onLanguage));
    show();
  }

  Region root() {
    return root;
  }

  private Node placeholder() {
    EmptyState place =
        new EmptyState(
            Feather.INFO,
            Bindings.createStringBinding(
                () -> texts.now("why.none." + model.state().get()),
                model.state(),
                texts.languageProperty()),
            Bindings.createStringBinding(
                () -> texts.now("why.text." + model.state().get()),
                model.state(),
                texts.languageProperty()));
    place.setMouseTransparent(true);
    return place;
  }

  private void show() {
    // Asked, so that the next change of the language is told.
    texts.languageProperty().get();
    Turn turn = model.turnProperty().get();
    boolean knows = false;
    // One of a comparison has no place in the conversation yet.
    boolean isLatest = model.position() == 0 || model.position() == model.count();
    which.setVisible(!isLatest);
    which.setManaged(!isLatest);
    whichWords.setText(texts.now("why.which", model.position(), model.count()));
    for (AnswerCard each : answerCards) {
      boolean shown = turn != null && each.show(turn);
      each.root().setVisible(shown);
      each.root().setManaged(shown);
      knows |= shown;
    }
    none.setVisible(!knows);
    // Nothing to read, nothing to stop at.
    scroll.setVisible(knows);
  }
}
