package com.mangaassist.app.tour;

import com.mangaassist.app.window.Fx;
import com.mangaassist.app.window.MainWindow;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.value.ChangeListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Uses a window as a person would, and waits for what it shows. */
final class Hand {

  private final MainWindow window;

  Hand(MainWindow window) {
    this.window = window;
  }

  /** Sends a message with Enter and waits until its answer has ended. */
  void ask(String message) throws Exception {
    var begun = new AtomicBoolean();
    ChangeListener<Boolean> onStop = (property, before, now) -> begun.compareAndSet(false, now);
    // An answer that was known already begins and ends between two frames: looking would miss it.
    Fx.run(() -> some("#stop").visibleProperty().addListener(onStop));
    send(message);
    Fx.until("an answer to " + message, () -> begun.get() && !shows("#stop"));
    Fx.run(() -> some("#stop").visibleProperty().removeListener(onStop));
  }

  /** Sends a message to two models and waits until both answers have ended. */
  void compare(String message) throws Exception {
    send(message);
    Fx.until("two answers", () -> shows("#compare-view"));
    Fx.until("the end of both answers", () -> !shows("#stop"));
  }

  /** Waits until the tests have been run. */
  void untilTestsEnd() throws Exception {
    Fx.until("the end of the tests", () -> shows("#export-tests"));
  }

  /** Deletes the test that is shown. */
  void deleteTest() throws Exception {
    click(".test-editor .destructive");
    Fx.until("no tests", () -> !shows("#test-list"));
    Fx.until("the message of it", () -> node(".notice .ghost") != null);
    click(".notice .ghost");
  }

  /** Sends a message and returns while its answer is being written. */
  void askAndWatch(String message) throws Exception {
    send(message);
    Fx.until("a streaming answer", () -> shows("#stop") && node(".answer-caret") != null);
  }

  /** Stops an answer that is under way. */
  void stop() throws Exception {
    Fx.run(() -> press(KeyCode.ESCAPE));
    Fx.until("the end of a stopped answer", () -> !shows("#stop"));
  }

  /** Puts text into the composer as pasting would, and leaves it there. */
  void paste(String text) throws Exception {
    Fx.run(() -> composer().setText(text));
  }

  /** Puts text into the search over the conversations and waits for so many of them. */
  void search(String text, int found) throws Exception {
    Fx.run(() -> ((TextField) some("#search")).setText(text));
    Fx.until("what is found", () -> list().getItems().size() == found);
  }

  /** Opens a menu; it stands in a window of its own. */
  void openMenu(String selector) throws Exception {
    Fx.run(() -> ((MenuButton) some(selector)).show());
  }

  /** Closes a menu. */
  void closeMenu(String selector) throws Exception {
    Fx.run(() -> ((MenuButton) some(selector)).hide());
  }

  /** Deletes the open conversation, and takes away the message that says so. */
  void delete() throws Exception {
    int before = Fx.call(() -> list().getItems().size());
    Fx.run(() -> ((MenuButton) some("#conversation-menu")).getItems().getLast().fire());
    Fx.until("one conversation less", () -> list().getItems().size() == before - 1);
    Fx.until("the message of it", () -> node(".notice .ghost") != null);
    click(".notice .ghost");
  }

  /** Begins another conversation. */
  void newConversation() throws Exception {
    click("#new-conversation");
    Fx.until("the openers", () -> shows("#openers"));
  }

  /** Shows the conversation at a place of the list, the newest first. */
  void open(int place) throws Exception {
    Fx.until("the conversations", () -> list().getItems().size() > place);
    Fx.run(() -> list().getSelectionModel().select(place));
    Fx.until("the transcript", () -> !shows("#openers"));
  }

  /** Shows a tab of the inspector; opens the inspector where the window left it out. */
  void inspect(int tab) throws Exception {
    if (Fx.call(() -> node("#inspector") == null)) {
      click("#toggle-inspector");
      Fx.until("the inspector", () -> node("#inspector") != null);
    }
    Fx.run(() -> ((TabPane) some("#inspector")).getSelectionModel().select(tab));
  }

  /** Closes the inspector where it is open. */
  void closeInspector() throws Exception {
    if (Fx.call(() -> node("#inspector") != null)) {
      click("#toggle-inspector");
      Fx.until("no inspector", () -> node("#inspector") == null);
    }
  }

  /** Presses a button. */
  void click(String selector) throws Exception {
    Fx.run(() -> ((Button) some(selector)).fire());
  }

  /** Waits until the inspector tells an event; the bus delivers after the answer. */
  void untilTold(String event) throws Exception {
    Fx.until(
        "the event " + event,
        () ->
            some("#events-of-answer").lookupAll(".label").stream()
                .anyMatch(each -> event.equals(((Labeled) each).getText())));
  }

  /** Waits for something to be there. */
  void until(String selector) throws Exception {
    Fx.until(selector, () -> shows(selector));
  }

  private void send(String message) throws Exception {
    Fx.until("the composer", () -> node("#composer") != null);
    paste(message);
    Fx.until("a message that can be sent", () -> !some("#send").isDisabled());
    Fx.run(() -> press(KeyCode.ENTER));
  }

  private void press(KeyCode key) {
    Event.fireEvent(
        composer(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
  }

  private TextArea composer() {
    return (TextArea) some("#composer");
  }

  private ListView<?> list() {
    return (ListView<?>) some("#conversations");
  }

  private boolean shows(String selector) {
    Node node = node(selector);
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  private Node some(String selector) {
    return Objects.requireNonNull(node(selector), selector);
  }

  private @Nullable Node node(String selector) {
    return window.shell().scene().lookup(selector);
  }
}
