package com.mangaassist.views.chat;

import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.texts.Texts;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which model answered, and what decided that. */
final class ModelCard implements AnswerCard {

  private final Texts texts;
  private final Feet feet;
  private final Region root;

  @FXML private Label explanation;
  @FXML private Label title;
  @FXML private Label flagName;
  @FXML private Label flag;
  @FXML private Label bucketName;
  @FXML private Label bucket;
  @FXML private Chip under;
  @FXML private Label reasonName;
  @FXML private Label reason;
  @FXML private Label reasonWords;
  @FXML private Label modelName;
  @FXML private Label model;
  @FXML private Chip offline;

  ModelCard(Texts texts, Feet feet) {
    this.texts = texts;
    this.feet = feet;
    root = Fxml.load(this, "ModelCard", VBox.class);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("why.model"));
    flagName.textProperty().bind(texts.get("why.flag"));
    bucketName.textProperty().bind(texts.get("why.bucket"));
    reasonName.textProperty().bind(texts.get("why.reason"));
    modelName.textProperty().bind(texts.get("why.answeredBy"));
    offline.textProperty().bind(texts.get("offline"));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get("offline.hint"));
    offline.setTooltip(hint);
    Labels.tooltipWhenCut(flag);
    Labels.tooltipWhenCut(model);
    reasonWords.setMinHeight(Region.USE_PREF_SIZE);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
  }

  /** The decision in one line: user-42 → bucket 39 < 50 % → Claude 3 Sonnet (SPLIT). */
  private String explanation(Turn turn, FlagDecision decision, ModelChoice choice) {
    String name = feet.name(choice.modelId());
    String customer = turn.customer();
    return switch (decision.reason()) {
      case SPLIT, STATIC ->
          texts.now(
              decision.bucket() < decision.rolloutPercentage() ? "why.line.in" : "why.line.out",
              customer,
              decision.bucket(),
              decision.rolloutPercentage(),
              name,
              decision.reason());
      case DEFAULT, TARGETING_MATCH, DISABLED, OVERRIDDEN, ERROR ->
          texts.now("why.line.other", customer, name, decision.reason());
    };
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public boolean show(Turn turn) {
    ModelChoice choice = turn.choiceProperty().get();
    if (choice == null) {
      return false;
    }
    FlagDecision decision = choice.flag();
    flag.setText(decision.name());
    bucket.setText(texts.now("why.bucketOf", decision.bucket()));
    boolean inside = decision.bucket() < decision.rolloutPercentage();
    under.setText(texts.now(inside ? "why.under" : "why.notUnder", decision.rolloutPercentage()));
    under.setKind(inside ? Chip.Kind.OK : Chip.Kind.PLAIN);
    // A model that was named, or a flag that is off or unread, leaves the bucket no say.
    boolean decided =
        decision.reason() == FlagReason.SPLIT || decision.reason() == FlagReason.STATIC;
    under.setVisible(decided);
    under.setManaged(decided);
    reason.setText(decision.reason().name());
    reasonWords.setText(texts.now("reason." + decision.reason().name()));
    offline.setVisible(feet.isOffline(choice.modelId()));
    offline.setManaged(offline.isVisible());
    model.setText(feet.name(choice.modelId()));
    explanation.setText(explanation(turn, decision, choice));
    ModelColor.put(model, ModelColor.of(choice.modelId()).text());
    return true;
  }
}
