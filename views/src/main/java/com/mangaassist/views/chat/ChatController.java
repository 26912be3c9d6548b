package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.controls.PaneShortcuts;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.controls.SplitMemory;
import com.mangaassist.views.tests.TestsSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Puts the parts of the pane together. */
final class ChatController {

  static final String SHEET =
      Objects.requireNonNull(
              ChatController.class.getResource("/com/mangaassist/views/chat/chat.css"))
          .toExternalForm();

  private static final double LIST_WIDTH = 264;
  private static final double INSPECTOR_WIDTH = 336;
  private static final double NARROW_LIST_WIDTH = 208;
  private static final double NARROW_INSPECTOR_WIDTH = 312;

  private final ChatContext context;
  private final ChatViewModel model;
  private final PaneLayout layout;
  private final ComposerController composer;
  private final ListController list;
  private final HeaderController header;
  private final SplitPane root;
  private Runnable note = () -> {};
  private Runnable showTests = () -> {};
  private Runnable showTrace = () -> {};
  private Runnable showFrames = () -> {};
  private Runnable endInspector = () -> {};

  @FXML private SplitPane split;
  @FXML private StackPane listSide;
  @FXML private VBox centre;
  @FXML private StackPane inspectorSide;

  ChatController(ChatContext context, ChatViewModel model, PaneLayout layout) {
    this.context = context;
    this.model = model;
    this.layout = layout;
    composer = new ComposerController(context, model);
    list =
        new ListController(
            context,
            model,
            composer::focus,
            new TestsSummary(model.testsContext(), model.tests(), this::runTests, this::showTests));
    header = new HeaderController(context, model, layout.inspectorProperty(), this::saveAsTest);
    root = Fxml.load(this, "Chat", SplitPane.class);
  }

  @FXML
  void initialize() {
    split.getStylesheets().add(SHEET);
    listSide.getChildren().setAll(list.root());
    InspectorController inspector =
        new InspectorController(context, model, layout.inspectorProperty(), this::saveAsTest);
    showTests = inspector::showTests;
    showTrace = inspector::showTrace;
    showFrames = inspector::showFrames;
    endInspector = inspector::close;
    inspectorSide.getChildren().setAll(inspector.root());
    TranscriptPlace transcript =
        new TranscriptPlace(
            context, model, layout.inspectorProperty(), composer::propose, this::showTrace);
    note = transcript::note;
    VBox.setVgrow(transcript.root(), Priority.ALWAYS);
    centre.getChildren().setAll(header.root(), transcript.root(), composer.root());
    for (Region side : List.of(listSide, inspectorSide)) {
      SplitPane.setResizableWithParent(side, false);
    }
    listSide.setMinWidth(200);
    inspectorSide.setMinWidth(280);
    SplitMemory.remember(split, listSide, width("chat.list.width", LIST_WIDTH, NARROW_LIST_WIDTH));
    SplitMemory.remember(
        split,
        inspectorSide,
        width("chat.inspector.width", INSPECTOR_WIDTH, NARROW_INSPECTOR_WIDTH));
    split
        .widthProperty()
        .addListener((p, old, now) -> layout.roomProperty().set(now.doubleValue()));
    layout.inspectorProperty().addListener((p, old, now) -> showSides());
    layout.listProperty().addListener((p, old, now) -> showSides());
    split.sceneProperty().addListener((p, old, now) -> followWidth(now));
    split
        .sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .addListener((p, old, shown) -> focusWhen(Boolean.TRUE.equals(shown)));
    showSides();
    PaneShortcuts.install(split, shortcuts());
  }

  /** A width that a wide and a narrow window each remember for themselves. */
  private ObservableValue<DoubleProperty> width(String key, double wide, double narrow) {
    DoubleProperty inWide = context.settings().number(key, wide);
    DoubleProperty inNarrow = context.settings().number(key + ".narrow", narrow);
    return layout.squeezedProperty().map(now -> now ? inNarrow : inWide);
  }

  Parent root() {
    return root;
  }

  ComposerController composer() {
    return composer;
  }

  ListController list() {
    return list;
  }

  HeaderController header() {
    return header;
  }

  private Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> actions = turnActions();
    actions.put(Shortcut.NEW_CONVERSATION, list::newTalk);
    actions.put(Shortcut.SEARCH_CONVERSATIONS, this::search);
    actions.put(Shortcut.STOP_ANSWER, model::stop);
    actions.put(Shortcut.TOGGLE_INSPECTOR, this::toggleInspector);
    actions.put(Shortcut.COMPARE, this::compare);
    actions.put(Shortcut.SAVE_AS_TEST, this::saveAsTest);
    actions.put(Shortcut.RUN_TESTS, this::runTests);
    return actions;
  }

  /** What can be done with the turn that is explained, by its shortcuts. */
  Map<Shortcut, Runnable> turnActions() {
    Map<Shortcut, Runnable> actions = new EnumMap<>(Shortcut.class);
    new TurnKeys(model, this::note).addTo(actions);
    return actions;
  }

  /** Shows the list, where it had given way, and gives the focus to its search. */
  void search() {
    if (!layout.listProperty().get()) {
      layout.inspectorProperty().set(false);
    }
    list.search();
  }

  /** Whether the next message goes to two models. */
  void compare() {
    var comparing = model.choices().comparingProperty();
    comparing.set(!comparing.get());
    composer.focus();
  }

  /** Keeps the open conversation as a test, and shows it to be edited. */
  void saveAsTest() {
    TalkViewModel talk = model.currentProperty().get();
    if (!talk.turns().isEmpty() && !talk.isAnswering()) {
      showTests();
      model.tests().save(TestDraft.of(talk, model.choices()));
    }
  }

  void runTests() {
    showTests();
    model.tests().runAll();
  }

  /** Shows the tests. */
  void showTests() {
    layout.inspectorProperty().set(true);
    showTests.run();
  }

  /** Shows what the explained message went through. */
  void showTrace() {
    layout.inspectorProperty().set(true);
    showTrace.run();
  }

  /** Shows what went over the wire. */
  void showFrames() {
    layout.inspectorProperty().set(true);
    showFrames.run();
  }

  private void note() {
    note.run();
  }

  void toggleInspector() {
    layout.inspectorProperty().set(!layout.inspectorProperty().get());
  }

  private void showSides() {
    List<Node> parts = new ArrayList<>();
    if (layout.listProperty().get()) {
      parts.add(listSide);
    }
    parts.add(centre);
    if (layout.inspectorProperty().get()) {
      parts.add(inspectorSide);
    }
    if (!parts.equals(split.getItems())) {
      split.getItems().setAll(parts);
    }
  }

  private void followWidth(@Nullable Scene scene) {
    layout.widthProperty().unbind();
    if (scene != null) {
      layout.widthProperty().bind(scene.widthProperty());
    }
  }

  /** The first thing one does here is to write. */
  private void focusWhen(boolean shown) {
    if (shown) {
      Platform.runLater(composer::focus);
    }
  }

  void close() {
    layout.widthProperty().unbind();
    list.close();
    endInspector.run();
  }
}
