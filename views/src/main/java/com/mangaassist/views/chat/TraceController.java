package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import com.mangaassist.views.chat.TraceViewModel.State;
import com.mangaassist.views.controls.BesideScrollBar;
import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.Labels;
import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.texts.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One message from the gateway to the last target of its events, as a waterfall. */
final class TraceController {

  /** Below this height the legend is one line, in pixels. */
  private static final double ROOMY = 560;

  private final ChatContext context;
  private final Texts texts;
  private final TraceViewModel model;
  private final SpanWords words;
  private final Region root;
  // Held here, and weakly by the language, which outlives the pane.
  private final InvalidationListener onLanguage = property -> show();

  @FXML private StackPane place;
  @FXML private SplitPane split;
  @FXML private Label summary;
  @FXML private Button copy;
  @FXML private Button reload;
  @FXML private HBox ruled;
  @FXML private ListView<SpanTree.Line> list;
  @FXML private Label what;
  @FXML private Label when;
  @FXML private Label firstToken;
  @FXML private Label onPath;
  @FXML private ScrollPane attributesScroll;
  @FXML private VBox attributes;
  @FXML private HBox pathMark;
  @FXML private Label critical;
  @FXML private HBox waitingMark;
  @FXML private Region waitingSwatch;
  @FXML private Label waiting;
  @FXML private HBox afterMark;
  @FXML private Label after;

  private final SpanRuler ruler = new SpanRuler();
  private CriticalPath path = CriticalPath.of(List.of());
  private double names;
  private boolean firstTokenKnown;
  private boolean moreAfter;

  TraceController(ChatContext context, TraceViewModel model, Feet feet) {
    this.context = context;
    this.texts = context.texts();
    this.model = model;
    this.words = new SpanWords(texts, feet);
    root = Fxml.load(this, "Trace", StackPane.class);
  }

  @FXML
  void initialize() {
    Region beside = new Region();
    HBox.setHgrow(ruler, Priority.ALWAYS);
    ruled.getChildren().setAll(ruler, beside);
    BesideScrollBar.keep(list, beside);
    attributesScroll.accessibleTextProperty().bind(texts.get("trace.attributes"));
    attributesScroll.setFocusTraversable(true);
    list.setFixedCellSize(SpanCell.HEIGHT);
    list.setCellFactory(
        l -> new SpanCell(words, model.traceProperty()::get, () -> path, () -> names));
    list.accessibleTextProperty().bind(texts.get("trace"));
    list.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> detail(now));
    Labels.tooltipWhenCut(summary);
    Labels.tooltipWhenCut(what);
    Labels.tooltipWhenCut(critical);
    waiting.textProperty().bind(texts.get("trace.legend.waiting"));
    after.textProperty().bind(texts.get("trace.legend.after"));
    button(copy, Feather.COPY, "trace.copy", this::copyId);
    button(reload, Feather.REFRESH_CW, "trace.reload", model::reload);
    Button again = new Button();
    again.setId("read-trace");
    again.textProperty().bind(texts.get("problem.try"));
    again.setOnAction(event -> model.reload());
    again.visibleProperty().bind(model.stateProperty().isEqualTo(State.FAILED));
    again.managedProperty().bind(again.visibleProperty());
    EmptyState none =
        new EmptyState(
            Feather.ACTIVITY,
            Bindings.createStringBinding(
                this::none, model.stateProperty(), texts.languageProperty()),
            Bindings.createStringBinding(
                this::whyNone, model.stateProperty(), texts.languageProperty()),
            again);
    none.visibleProperty().bind(model.stateProperty().isNotEqualTo(State.SHOWN));
    split.visibleProperty().bind(model.stateProperty().isEqualTo(State.SHOWN));
    place.getChildren().add(none);
    place.heightProperty().addListener(p -> showMarks());
    model.traceProperty().addListener((p, old, now) -> show());
    texts.languageProperty().addListener(new WeakInvalidationListener(onLanguage));
    show();
  }

  Region root() {
    return root;
  }

  private String none() {
    State state = model.stateProperty().get();
    return state == State.SHOWN ? "" : texts.now("trace.none." + state);
  }

  private String whyNone() {
    return switch (model.stateProperty().get()) {
      case SHOWN -> "";
      case FAILED -> model.problem();
      case NOTHING, UNDER_WAY, LOADING, NOT_KEPT ->
          texts.now("trace.text." + model.stateProperty().get());
    };
  }

  private void button(Button button, Feather icon, String key, Runnable action) {
    button.setGraphic(Icons.of(icon));
    button.accessibleTextProperty().bind(texts.get(key));
    Tooltip hint = new Tooltip();
    hint.textProperty().bind(texts.get(key));
    button.setTooltip(hint);
    button.setOnAction(event -> action.run());
  }

  private void show() {
    // Asked, so that the next change of the language is told.
    texts.languageProperty().get();
    Trace trace = model.traceProperty().get();
    if (trace == null) {
      list.getItems().clear();
      return;
    }
    SpanTree.Line chosen = list.getSelectionModel().getSelectedItem();
    List<SpanTree.Line> lines = SpanTree.of(trace);
    TraceSpan first = lines.getFirst().span();
    summary.setText(
        texts.now(
            "trace.summary",
            SpanWords.time(first.durationMicros()),
            SpanWords.time(trace.durationMicros())));
    names = SpanLine.names(lines, words);
    ruler.show(trace.durationMicros(), names);
    path = CriticalPath.of(lines);
    showPath();
    Optional<TraceSpan> model =
        lines.stream()
            .map(SpanTree.Line::span)
            .filter(each -> SpanWords.firstToken(each).isPresent())
            .findFirst();
    firstTokenKnown = model.isPresent();
    model.ifPresent(
        each -> waitingSwatch.getStyleClass().setAll("waiting-mark", SpanWords.fill(each)));
    moreAfter = trace.durationMicros() > first.endMicros();
    showMarks();
    list.getItems().setAll(lines);
    lines.stream()
        .filter(each -> chosen != null && each.span().id().equals(chosen.span().id()))
        .findFirst()
        .ifPresentOrElse(list.getSelectionModel()::select, () -> longest(lines));
    list.refresh();
    // Chosen again, the same hop tells nothing, though its words may be another language's.
    detail(list.getSelectionModel().getSelectedItem());
  }

  /** What to shorten first. */
  private void showPath() {
    Optional<TraceSpan> longest = path.longest();
    critical.setText(
        longest
            .map(each -> texts.now("trace.critical", words.name(each), path.percent(each)))
            .orElse(""));
    show(pathMark, longest.isPresent());
  }

  /** Where the pane is low, the hops have the line of what their details say in words. */
  private void showMarks() {
    boolean room = place.getHeight() <= 0 || place.getHeight() >= ROOMY;
    show(waitingMark, firstTokenKnown && room);
    show(afterMark, moreAfter && room);
  }

  private static void show(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  /** What took longest below the message itself is what one asks for first. */
  private void longest(List<SpanTree.Line> lines) {
    lines.stream()
        .filter(each -> each.depth() > 0)
        .max((a, b) -> Long.compare(a.span().durationMicros(), b.span().durationMicros()))
        .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::selectFirst);
  }

  private void detail(SpanTree.@Nullable Line line) {
    attributes.getChildren().clear();
    if (line == null) {
      return;
    }
    TraceSpan span = line.span();
    what.setText(words.name(span));
    when.setText(
        texts.now(
            span.failed() ? "trace.when.failed" : "trace.when",
            SpanWords.time(span.offsetMicros()),
            SpanWords.time(span.durationMicros())));
    OptionalLong first = SpanWords.firstToken(span);
    firstToken.setText(
        first.isPresent() ? texts.now("trace.firstToken", SpanWords.time(first.getAsLong())) : "");
    show(firstToken, first.isPresent());
    boolean waitedFor = !path.pieces(span).isEmpty();
    onPath.setText(waitedFor ? texts.now("trace.onPath", path.percent(span)) : "");
    show(onPath, waitedFor);
    span.attributes()
        .forEach((name, value) -> attributes.getChildren().add(new FactLine(name, value)));
  }

  private void copyId() {
    Trace trace = model.traceProperty().get();
    if (trace != null) {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, trace.id()));
      context.notices().show(Notice.done(texts.now("trace.copied")));
    }
  }
}
