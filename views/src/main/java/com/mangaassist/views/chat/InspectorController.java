package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Fxml;
import com.mangaassist.views.tests.TestsController;
import com.mangaassist.views.texts.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** What explains the conversation, at the right. */
final class InspectorController {

  private final ChatContext context;
  private final ChatViewModel pane;
  private final InspectorViewModel explained;
  private final TraceViewModel way;
  private final Runnable saveAsTest;
  private final Region root;

  @FXML private TabPane tabs;
  @FXML private Tab why;
  @FXML private Tab trace;
  @FXML private Tab frames;
  @FXML private Tab tests;

  /**
   * Of the open conversation.
   *
   * @param seen whether the inspector is shown
   * @param saveAsTest keeps the open conversation as a test
   */
  InspectorController(
      ChatContext context, ChatViewModel pane, ObservableBooleanValue seen, Runnable saveAsTest) {
    this.saveAsTest = saveAsTest;
    this.context = context;
    this.pane = pane;
    explained = new InspectorViewModel(pane.currentProperty());
    way = new TraceViewModel(context, explained, seen);
    root = Fxml.load(this, "Inspector", TabPane.class);
  }

  @FXML
  void initialize() {
    Texts texts = context.texts();
    tabs.accessibleTextProperty().bind(texts.get("inspector"));
    why.textProperty().bind(texts.get("why"));
    frames.textProperty().bind(texts.get("frames"));
    why.setContent(new WhyController(context, explained, way, pane.feet()).root());
    trace.textProperty().bind(texts.get("trace"));
    trace.setContent(new TraceController(context, way, pane.feet()).root());
    tests.textProperty().bind(texts.get("tests"));
    ObservableValue<Boolean> spoken =
        pane.currentProperty()
            .flatMap(talk -> Bindings.size(talk.turns()))
            .map(size -> size.intValue() > 0);
    tests.setContent(
        new TestsController(pane.testsContext(), pane.tests(), saveAsTest, spoken).root());
    frames.setContent(
        new FramesController(context, pane.currentProperty(), frames.selectedProperty()).root());
  }

  /** Brings the tests to the front. */
  void showTests() {
    tabs.getSelectionModel().select(tests);
  }

  /** Brings the frames to the front. */
  void showFrames() {
    tabs.getSelectionModel().select(frames);
  }

  /** Brings the trace to the front. */
  void showTrace() {
    tabs.getSelectionModel().select(trace);
  }

  void close() {
    way.close();
  }

  Region root() {
    return root;
  }
}
