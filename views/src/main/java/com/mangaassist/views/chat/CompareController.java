package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.views.chat.Comparison.Side;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.controls.WordRow;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.transcript.TranscriptActions;
import com.mangaassist.views.transcript.TranscriptView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The answers of two models to one message, their figures, and the choice between them. */
final class CompareController {

  /** Of the names of figures. */
  private static final double NAMES = 104;

  /** Before a side's first letter. */
  private static final double SIDE = 28;

  /** A side narrower than this has no room for names of its own. */
  private static final double ROOMY = 280;

  private final Texts texts;
  private final ChatViewModel pane;
  private final TalkViewModel talk;
  private final Comparison comparison;
  private final TranscriptActions actions;
  private final Region root;
  // Held here, and weakly by the talk and the language, which outlive the view.
  private final InvalidationListener onChange = property -> showFigures();

  @FXML private HBox sides;
  @FXML private GridPane figures;
  @FXML private ColumnConstraints names;
  @FXML private ColumnConstraints leftFigures;
  @FXML private ColumnConstraints namesAgain;

  private final BooleanProperty roomy = new SimpleBooleanProperty(true);

  CompareController(
      Texts texts,
      ChatViewModel pane,
      TalkViewModel talk,
      Comparison comparison,
      TranscriptActions actions) {
    this.texts = texts;
    this.pane = pane;
    this.talk = talk;
    this.comparison = comparison;
    this.actions = actions;
    root = Fxml.load(this, "Compare", VBox.class);
    root.widthProperty().addListener((p, old, now) -> follow(now.doubleValue()));
    follow(root.getWidth());
  }

  @FXML
  void initialize() {
    for (Side side : comparison.sides()) {
      TranscriptView view = new TranscriptView(texts, side.transcript(), actions);
      view.getStyleClass().add("compare-side");
      view.setWhose(pane.feet().name(side.modelId()));
      view.setMinWidth(0);
      view.setPrefWidth(0);
      HBox.setHgrow(view, Priority.ALWAYS);
      sides.getChildren().add(view);
    }
    talk.comparedProperty().addListener(new WeakInvalidationListener(onChange));
    texts.languageProperty().addListener(new WeakInvalidationListener(onChange));
    showFigures();
  }

  Region root() {
    return root;
  }

  /** Figures stand below the answer that they are of, and share their names where it is narrow. */
  private void follow(double width) {
    double half = width / 2;
    boolean wide = half >= ROOMY;
    roomy.set(wide);
    fix(names, NAMES);
    fix(leftFigures, Math.max(0, wide ? half - SIDE - NAMES : (width - SIDE - NAMES) / 2));
    fix(namesAgain, wide ? SIDE + NAMES : 0);
  }

  private static void fix(ColumnConstraints column, double width) {
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setMaxWidth(width);
  }

  private void showFigures() {
    // Asked, so that the next change is told.
    texts.languageProperty().get();
    talk.comparedProperty().get();
    figures.getChildren().clear();
    figures.add(name(comparison.left()), 1, 0);
    figures.add(name(comparison.right()), 3, 0);
    row(
        1,
        "compare.firstToken",
        faster(a -> a.firstTokenMs() * 1.0),
        a -> millis(a.firstTokenMs()));
    row(2, "compare.total", faster(a -> a.latencyMs() * 1.0), a -> millis(a.latencyMs()));
    row(
        3,
        "compare.tokens",
        null,
        a ->
            texts.now(
                "compare.tokens.value",
                Format.whole(a.usage().inputTokens()),
                Format.whole(a.usage().outputTokens())));
    row(
        4,
        "compare.cost",
        new Better(
            "compare.cheaper",
            a -> new BigDecimal(a.costUsd()).doubleValue(),
            CompareController::percentLess),
        a -> Format.dollarsPerAnswer(new BigDecimal(a.costUsd())));
    figures.add(choose(comparison.left()), 1, 5);
    figures.add(choose(comparison.right()), 3, 5);
  }

  /**
   * What makes one of two figures the better one.
   *
   * @param key of the words that say so
   * @param less the figure that is better when it is less
   * @param by how the difference of the less and the more is written
   */
  private record Better(
      String key, Function<ChatAnswer, Double> less, BiFunction<Double, Double, String> by) {}

  private static Better faster(Function<ChatAnswer, Double> time) {
    return new Better("compare.faster", time, (less, more) -> millis(Math.round(more - less)));
  }

  /** Costs of answers are small: their ratio says more than their difference. */
  private static String percentLess(double less, double more) {
    long percent = Math.round(100 * (more - less) / more);
    return percent == 0 ? "< 1" : Long.toString(percent);
  }

  private static String millis(long millis) {
    return Format.duration(Duration.ofMillis(millis));
  }

  private Label name(Side side) {
    Label name = Labels.of(pane.feet().name(side.modelId()), "semi-bold");
    name.getStyleClass().add(ModelColor.of(side.modelId()).text());
    return Labels.tooltipWhenCut(name);
  }

  /**
   * A figure of both.
   *
   * @param better null where neither is
   */
  private void row(
      int row, String key, @Nullable Better better, Function<ChatAnswer, String> words) {
    figures.add(Labels.tooltipWhenCut(Labels.of(texts.now(key), "muted")), 0, row);
    Label again = Labels.tooltipWhenCut(Labels.of(texts.now(key), "muted", "figure-again"));
    again.visibleProperty().bind(roomy);
    again.managedProperty().bind(roomy);
    figures.add(again, 2, row);
    ChatAnswer left = comparison.left().turn().detailsProperty().get();
    ChatAnswer right = comparison.right().turn().detailsProperty().get();
    double difference =
        better == null || left == null || right == null
            ? 0
            : better.less().apply(left) - better.less().apply(right);
    figures.add(value(left, words, difference < 0 ? better : null, right), 1, row);
    figures.add(value(right, words, difference > 0 ? better : null, left), 3, row);
  }

  /**
   * A figure, and by how much it is better than the other's.
   *
   * @param better null where it is not
   */
  private HBox value(
      @Nullable ChatAnswer answer,
      Function<ChatAnswer, String> words,
      @Nullable Better better,
      @Nullable ChatAnswer other) {
    Label value = Labels.of(answer == null ? "–" : words.apply(answer), "numeric");
    value.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new WordRow(value);
    line.getStyleClass().add("compare-value");
    if (better != null && answer != null && other != null) {
      value.getStyleClass().add("compare-less");
      double less = better.less().apply(answer);
      String by = better.by().apply(less, better.less().apply(other));
      line.getChildren()
          .add(
              Labels.tooltipWhenCut(
                  Labels.of(texts.now(better.key(), by), "secondary", "compare-by")));
    }
    return line;
  }

  private Button choose(Side side) {
    Button button = new Button(texts.now("compare.choose"));
    button.getStyleClass().add("go-on");
    String model = pane.feet().name(side.modelId());
    button.setAccessibleText(texts.now("compare.choose.name", model));
    button.setDisable(side.isUnderWay());
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> pane.comparing().choose(talk, side));
    GridPane.setHalignment(button, HPos.LEFT);
    return button;
  }
}
