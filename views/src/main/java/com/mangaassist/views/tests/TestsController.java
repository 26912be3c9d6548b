package com.mangaassist.views.tests;

import com.mangaassist.services.checks.ConversationTest;
import com.mangaassist.views.controls.EmptyState;
import com.mangaassist.views.controls.FollowFocus;
import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.texts.Texts;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All tests with what came of them, and one of them to edit. */
public final class TestsController {

  static final String SHEET =
      String.valueOf(TestsController.class.getResource("/com/mangaassist/views/tests/tests.css"));

  /** Above and below the rows of a list, in pixels. */
  private static final double AROUND_LIST = 8;

  private final Texts texts;
  private final TestsViewModel model;
  private final Runnable keepOpen;
  private final ObservableValue<Boolean> canKeep;

  /** What was edited and not kept, of tests that are not looked at. */
  private final Map<String, ConversationTest> drafts = new HashMap<>();

  private final Region root;
  // Held here, and weakly by what outlives the view.
  private final InvalidationListener onChange = property -> showSummary();
  private final InvalidationListener onLanguage = property -> writeAnew();
  private final ListChangeListener<TestItem> onItems = change -> showSummary();

  @FXML private StackPane place;
  @FXML private SplitPane split;
  @FXML private VBox head;
  @FXML private Label summary;
  @FXML private ProgressBar progress;
  @FXML private Button runAll;
  @FXML private Button cancel;
  @FXML private Button export;
  @FXML private ListView<TestItem> list;
  @FXML private ScrollPane detail;

  /**
   * Of the tests of a window.
   *
   * @param keepOpen keeps the open conversation as a test
   * @param canKeep whether there is anything in it
   */
  public TestsController(
      TestsContext context,
      TestsViewModel model,
      Runnable keepOpen,
      ObservableValue<Boolean> canKeep) {
    this.keepOpen = keepOpen;
    this.canKeep = canKeep;
    this.texts = context.texts();
    this.model = model;
    root = Fxml.load(this, "Tests", StackPane.class);
    root.getStylesheets().add(SHEET);
  }

  @FXML
  void initialize() {
    FollowFocus.install(detail);
    list.setFixedCellSize(TestCell.HEIGHT);
    // Few tests leave the room to the one that is edited.
    list.prefHeightProperty()
        .bind(Bindings.size(model.items()).multiply(TestCell.HEIGHT).add(AROUND_LIST));
    head.setMaxHeight(Region.USE_PREF_SIZE);
    list.setCellFactory(l -> new TestCell(texts));
    list.setItems(model.items());
    list.accessibleTextProperty().bind(texts.get("tests"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (p, old, now) -> {
              if (now != null) {
                model.shownProperty().set(now);
              }
            });
    model.shownProperty().addListener((p, old, now) -> show(now));
    runAll.textProperty().bind(texts.get("runAll"));
    runAll.disableProperty().bind(Bindings.isEmpty(model.items()));
    runAll.setOnAction(event -> model.runAll());
    cancel.textProperty().bind(texts.get("cancel"));
    cancel.setOnAction(event -> model.cancel());
    for (Button each : new Button[] {runAll, cancel, export}) {
      each.setMinWidth(Region.USE_PREF_SIZE);
      each.managedProperty().bind(each.visibleProperty());
    }
    runAll.visibleProperty().bind(model.runningProperty().not());
    cancel.visibleProperty().bind(model.runningProperty());
    export.textProperty().bind(texts.get("export"));
    export.setOnAction(event -> model.export());
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.accessibleTextProperty().bind(summary.textProperty());
    Button keep = new Button();
    keep.setId("keep-as-test");
    keep.textProperty().bind(texts.get("none.keep"));
    keep.setOnAction(event -> keepOpen.run());
    keep.visibleProperty().bind(canKeep.orElse(false));
    keep.managedProperty().bind(keep.visibleProperty());
    EmptyState none =
        new EmptyState(Feather.CHECK_SQUARE, texts.get("none"), texts.get("none.text"), keep);
    none.visibleProperty().bind(Bindings.isEmpty(model.items()));
    split.visibleProperty().bind(none.visibleProperty().not());
    place.getChildren().add(none);
    model.items().addListener(new WeakListChangeListener<>(onItems));
    model.doneProperty().addListener(new WeakInvalidationListener(onChange));
    model.runningProperty().addListener(new WeakInvalidationListener(onChange));
    texts.languageProperty().addListener(new WeakInvalidationListener(onLanguage));
    showSummary();
    show(model.shownProperty().get());
  }

  /** What is seen of it. */
  public Region root() {
    return root;
  }

  private void show(@Nullable TestItem item) {
    if (detail.getContent() instanceof TestEditor before) {
      if (item != null && before.follow(item)) {
        return;
      }
      before.draft().ifPresent(each -> drafts.put(each.id(), each));
    }
    boolean focused = detail.isFocusWithin();
    ConversationTest draft = item == null ? null : drafts.remove(item.id());
    detail.setContent(
        item == null
            ? null
            : new TestEditor(texts, model, item, draft == null ? item.test() : draft));
    if (item == null && focused) {
      list.requestFocus();
    }
    if (item != null && !item.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(item);
    }
  }

  /** In another language, with what was edited. */
  private void writeAnew() {
    showSummary();
    TestItem item = model.shownProperty().get();
    if (item != null && detail.getContent() instanceof TestEditor editor) {
      detail.setContent(new TestEditor(texts, model, item, editor.edited()));
    }
  }

  private void showSummary() {
    // Asked, so that the next change is told.
    texts.languageProperty().get();
    boolean running = model.runningProperty().get();
    int done = model.doneProperty().get();
    int planned = model.plannedProperty().get();
    long run = model.items().stream().filter(each -> each.result() != null).count();
    export.setVisible(run > 0 && !running);
    summary.setText(
        running
            ? texts.now("summary.running", done, planned)
            : texts.now("summary", model.passed(), model.items().size()));
    progress.setProgress(
        running
            ? (double) done / Math.max(1, planned)
            : (double) model.passed() / Math.max(1, model.items().size()));
    list.refresh();
  }
}
