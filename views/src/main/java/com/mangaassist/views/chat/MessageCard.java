package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.views.controls.Categories;
import com.mangaassist.views.controls.Chip;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.texts.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How the pipeline understood the message. */
final class MessageCard implements AnswerCard {

  private static final String UNKNOWN = "–";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Texts texts;
  private final ZoneId zone;
  private final Region root;

  @FXML private Label title;
  @FXML private Label sentName;
  @FXML private Label sent;
  @FXML private Label intentName;
  @FXML private Label intent;
  @FXML private Label ratedName;
  @FXML private Chip rated;
  @FXML private Label unrated;
  @FXML private Label foundName;
  @FXML private Label found;
  @FXML private Label correlationName;
  @FXML private Label correlation;
  @FXML private Button copy;
  @FXML private Label partial;

  MessageCard(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    root = Fxml.load(this, "MessageCard", VBox.class);
  }

  @FXML
  void initialize() {
    title.textProperty().bind(texts.get("understood"));
    sentName.textProperty().bind(texts.get("understood.sent"));
    intentName.textProperty().bind(texts.get("understood.intent"));
    ratedName.textProperty().bind(texts.get("understood.rated"));
    foundName.textProperty().bind(texts.get("understood.found"));
    correlationName.textProperty().bind(texts.get("understood.correlation"));
    Labels.tooltipWhenCut(intent);
    Labels.tooltipWhenCut(rated);
    rated.setMinWidth(40);
    unrated.setText(UNKNOWN);
    partial.setMinHeight(Region.USE_PREF_SIZE);
    Labels.tooltipWhenCut(correlation);
    correlation.setMaxWidth(Double.MAX_VALUE);
    copy.setGraphic(Icons.of(Feather.COPY));
    copy.accessibleTextProperty().bind(texts.get("understood.copy"));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get("understood.copy"));
    copy.setTooltip(hint);
    copy.setOnAction(
        e ->
            Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, correlation.getText())));
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public boolean show(Turn turn) {
    sent.setText(TIME.format(turn.at().atZone(zone)));
    ChatAnswer answer = turn.detailsProperty().get();
    boolean over = turn.row().stateProperty().get() != AnswerState.STREAMING;
    partial.setText(texts.now(over ? "understood.stopped" : "understood.underWay"));
    show(partial, answer == null);
    show(rated, answer != null);
    show(unrated, answer == null);
    if (answer != null) {
      showWhole(answer);
      return true;
    }
    intent.setText(UNKNOWN);
    int products = turn.row().products().size();
    found.setText(products == 0 ? UNKNOWN : texts.count("understood.products", products));
    correlation.setText(turn.correlationIdProperty().get());
    return !turn.correlationIdProperty().get().isEmpty();
  }

  private void showWhole(ChatAnswer answer) {
    intent.setText(texts.now("intent." + answer.intent().name()));
    ModerationVerdict verdict = answer.moderation();
    Severity severity = verdict.severity();
    List<String> words = new ArrayList<>();
    words.add(texts.now("severity." + severity.name()));
    verdict.categories().forEach(each -> words.add(Categories.words(texts, each)));
    rated.setText(String.join(" · ", words));
    if (severity == Severity.NONE) {
      rated.setKind(Chip.Kind.OK);
    } else {
      rated.setKind(severity.atLeast(Severity.HIGH) ? Chip.Kind.BAD : Chip.Kind.WARN);
    }
    found.setText(texts.count("understood.products", answer.products().size()));
    correlation.setText(answer.correlationId());
  }

  private static void show(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }
}
