package com.mangaassist.views.chat;

import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.views.controls.BesideScrollBar;
import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.Icons;
import com.mangaassist.views.controls.TabLeaves;
import com.mangaassist.views.texts.Format;
import com.mangaassist.views.texts.Texts;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The frames of the open conversation as they went over the wire. */
final class FramesController {

  /** Of a run of tokens, so many are listed; all are copied. */
  private static final int MOST_LINES = 200;

  /** A line of a payload, and what is above and below all of them, in pixels. */
  private static final double ROW = 17;

  private static final double AROUND = 22;

  /** A line of the narrowest inspector holds so many letters. */
  private static final int COLUMNS = 34;

  /** More fill the box, which scrolls. */
  private static final int MOST_ROWS = 60;

  /** As wide as the times below their heading. */
  private static final double TIME_WIDTH = 88;

  private final ChatContext context;
  private final Texts texts;
  private final ReadOnlyObjectProperty<TalkViewModel> current;
  private final Region root;
  private final ObjectProperty<@Nullable FrameRun> shown =
      new SimpleObjectProperty<>(this, "shown");
  private final InvalidationListener onRuns = change -> ask();
  private final ObservableBooleanValue seen;
  private boolean follows = true;
  private boolean following;
  private boolean asked;

  @FXML private StackPane place;
  @FXML private SplitPane split;
  @FXML private Label dropped;
  @FXML private Label timeHead;
  @FXML private Label typeHead;
  @FXML private Label sizeHead;
  @FXML private Region beside;
  @FXML private ListView<FrameRun> list;
  @FXML private Label what;
  @FXML private Button copy;
  @FXML private TextArea json;

  /**
   * Frames of the open conversation.
   *
   * @param seen whether anybody looks at them: else they are counted, and not drawn
   */
  FramesController(
      ChatContext context,
      ReadOnlyObjectProperty<TalkViewModel> current,
      ObservableBooleanValue seen) {
    this.context = context;
    this.seen = seen;
    this.texts = context.texts();
    this.current = current;
    root = Fxml.load(this, "Frames", StackPane.class);
  }

  @FXML
  void initialize() {
    BesideScrollBar.keep(list, beside);
    list.setFixedCellSize(FrameCell.HEIGHT);
    list.setCellFactory(l -> new FrameCell(texts, context.zone()));
    list.accessibleTextProperty().bind(texts.get("frames"));
    timeHead.textProperty().bind(texts.get("frames.time"));
    typeHead.textProperty().bind(texts.get("frames.type"));
    sizeHead.textProperty().bind(texts.get("frames.size"));
    timeHead.setMinWidth(TIME_WIDTH);
    list.itemsProperty().addListener((p, old, now) -> follow(old, now));
    list.itemsProperty().bind(current.map(talk -> talk.frames().runs()));
    ObservableValue<Number> gone = current.flatMap(talk -> talk.frames().droppedProperty());
    dropped
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.count("frames.dropped", gone.getValue().longValue()),
                gone,
                texts.languageProperty()));
    dropped.visibleProperty().bind(gone.map(count -> count.longValue() > 0));
    dropped.managedProperty().bind(dropped.visibleProperty());
    list.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> choose(now));
    what.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> title(shown.get()), shown, texts.languageProperty()));
    TabLeaves.install(json);
    json.accessibleTextProperty().bind(texts.get("frames.json"));
    seen.addListener((p, old, now) -> ask());
    copy.textProperty().bind(texts.get("frames.copy"));
    copy.setGraphic(Icons.of(Feather.COPY));
    copy.disableProperty().bind(shown.isNull());
    copy.setOnAction(e -> copy(shown.get()));
    EmptyState none =
        new EmptyState(Feather.LIST, texts.get("frames.none"), texts.get("frames.none.text"));
    ObservableValue<Boolean> empty =
        current.flatMap(talk -> Bindings.isEmpty(talk.frames().frames()));
    none.visibleProperty().bind(empty);
    split.visibleProperty().bind(empty.map(each -> !each));
    place.getChildren().add(none);
  }

  Region root() {
    return root;
  }

  private void follow(
      @Nullable ObservableList<FrameRun> old, @Nullable ObservableList<FrameRun> now) {
    if (old != null) {
      old.removeListener(onRuns);
    }
    if (now != null) {
      now.addListener(onRuns);
    }
    follows = true;
    ask();
  }

  /** The newest is what is shown until another is chosen. */
  private void choose(@Nullable FrameRun now) {
    if (!following && now != null) {
      follows = list.getSelectionModel().getSelectedIndex() == list.getItems().size() - 1;
    }
    ask();
  }

  /** A stream brings many frames at once; what is shown of them changes once. */
  private void ask() {
    if (!asked) {
      asked = true;
      Platform.runLater(this::showChosen);
    }
  }

  private void showChosen() {
    asked = false;
    if (!seen.get()) {
      return;
    }
    int last = list.getItems() == null ? -1 : list.getItems().size() - 1;
    if (follows && last >= 0) {
      following = true;
      list.getSelectionModel().clearAndSelect(last);
      list.scrollTo(last);
      following = false;
    }
    int index = list.getSelectionModel().getSelectedIndex();
    FrameRun now = index < 0 || index > last ? null : list.getItems().get(index);
    shown.set(now);
    String text = now == null ? "" : text(now);
    json.setText(text);
    json.setMaxHeight(height(text));
    json.setScrollTop(0);
  }

  private String title(@Nullable FrameRun run) {
    return run == null
        ? texts.now("frames.choose")
        : run.name() + " · " + texts.now("frames.bytes", Format.whole(run.bytes()));
  }

  /** A short payload has a short box; a line that is broken into two counts as it is long. */
  private static double height(String text) {
    long lines = text.lines().mapToLong(each -> 1 + each.length() / COLUMNS).sum();
    return lines > MOST_ROWS ? Double.MAX_VALUE : Math.max(1, lines) * ROW + AROUND;
  }

  /** One as it reads best, several as they came, the latest of a long run. */
  private static String text(FrameRun run) {
    if (run.count() == 1) {
      return pretty(run.first().raw());
    }
    int left = Math.max(0, run.count() - MOST_LINES);
    String lines =
        run.frames().stream().skip(left).map(WireFrame::raw).collect(Collectors.joining("\n"));
    return left == 0 ? lines : "…\n" + lines;
  }

  private static String pretty(String raw) {
    try {
      return Json.writePretty(Json.parse(raw));
    } catch (MalformedJsonException e) {
      // Shown as it came.
      return raw;
    }
  }

  private static void copy(@Nullable FrameRun run) {
    if (run != null) {
      String all = run.frames().stream().map(WireFrame::raw).collect(Collectors.joining("\n"));
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, all));
    }
  }
}
