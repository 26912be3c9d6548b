package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.texts.Texts;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which model answered, and what decided that. */
final class ModelCard implements AnswerCard {

  private static final int MODEL_ROW = 3;

  private final Texts texts;
  private final Feet feet;
  private final Region root;
  private final Label model = Labels.of("", "semi-bold");
  private final Chip offline = new Chip();

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
  @FXML private GridPane facts;
  @FXML private Label promptName;
  @FXML private Label prompt;
  @FXML private Label insteadName;
  @FXML private Label instead;

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
    promptName.textProperty().bind(texts.get("why.prompt"));
    insteadName.textProperty().bind(texts.get("why.instead"));
    instead.setMinHeight(Region.USE_PREF_SIZE);
    offline.textProperty().bind(texts.get("offline"));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get("offline.hint"));
    offline.setTooltip(hint);
    offline.getStyleClass().add("small-chip");
    facts.add(new TitleBlock(model, offline), 1, MODEL_ROW);
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
    showDetails(turn.detailsProperty().get());
    return true;
  }

  /** What the gateway tells of a whole answer only. */
  private void showDetails(@Nullable ChatAnswer answer) {
    String version = answer == null ? null : answer.promptVersion();
    prompt.setText(version == null ? "" : texts.now("why.prompt.version", version));
    show(version != null, promptName, prompt);
    Fallback fallback = answer == null ? null : answer.fallback();
    instead.setText(fallback == null ? "" : instead(fallback));
    show(fallback != null, insteadName, instead);
  }

  /** Who was asked before, and why it gave no answer. */
  private String instead(Fallback fallback) {
    return fallback.tried().stream()
        .map(each -> texts.now("why.instead.tried", feet.name(each.modelId()), each.reason()))
        .collect(Collectors.joining("\n"));
  }

  private static void show(boolean shown, Node... nodes) {
    for (Node each : nodes) {
      each.setVisible(shown);
      each.setManaged(shown);
    }
  }
}
