package com.mangaassist.views.testing;

import com.mangaassist.views.theme.Theme;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Work on the JavaFX thread, and windows to test in. Needs {@link FxExtension}. */
public final class Fx {

  private static final long LONGEST_SECONDS = 20;

  /** Something to do that may throw. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  private Fx() {}

  /** Does something on the JavaFX thread and waits for it; what it throws is thrown here. */
  public static void run(Action action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  /** Computes something on the JavaFX thread and waits for it; what it throws is thrown here. */
  public static <T> T call(Callable<T> work) {
    if (Platform.isFxApplicationThread()) {
      try {
        return work.call();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Error error ? error : new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the JavaFX thread did not answer", e);
    }
  }

  /**
   * Lets the JavaFX thread do what waits on it, and lays out every window, so that all is drawn.
   */
  public static void settle() {
    for (int i = 0; i < 3; i++) {
      run(
          () -> {
            for (Window each : List.copyOf(Window.getWindows())) {
              each.getScene().getRoot().applyCss();
              each.getScene().getRoot().layout();
            }
          });
    }
  }

  /**
   * Shows a node in a window of this size, in the program's sheet. Without a display the pointer is
   * at the top left of a new window: what stands there is entered by it.
   */
  public static Stage show(Parent root, double width, double height) {
    return call(
        () -> {
          Scene scene = new Scene(root);
          scene.getStylesheets().add(Theme.SHEET);
          return stage(scene, width, height);
        });
  }

  /** Shows a scene in a window whose content has this size. */
  public static Stage show(Scene scene, double width, double height) {
    return call(() -> stage(scene, width, height));
  }

  private static Stage stage(Scene scene, double width, double height) {
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return stage;
  }

  /** The node that a selector such as {@code #send} or {@code .chip} finds; fails when none is. */
  public static <T extends Node> T find(Parent root, String selector, Class<T> type) {
    return call(
        () -> {
          Node found = root.lookup(selector);
          if (found == null) {
            throw new AssertionError("nothing matches " + selector);
          }
          return type.cast(found);
        });
  }

  /** Presses and releases a key where the focus is; {@code held} are keys held meanwhile. */
  public static void press(Scene scene, KeyCode key, KeyCode... held) {
    run(
        () -> {
          fire(scene, KeyEvent.KEY_PRESSED, key, held);
          fire(scene, KeyEvent.KEY_RELEASED, key, held);
        });
    settle();
  }

  private static void fire(Scene scene, EventType<KeyEvent> type, KeyCode key, KeyCode... held) {
    var keys = Set.of(held);
    Node owner = scene.getFocusOwner();
    KeyEvent event =
        new KeyEvent(
            type,
            "",
            key.getChar(),
            key,
            keys.contains(KeyCode.SHIFT),
            keys.contains(KeyCode.CONTROL),
            keys.contains(KeyCode.ALT),
            keys.contains(KeyCode.META));
    Event.fireEvent(owner == null ? scene : owner, event);
  }

  /** Types text where the focus is, one character after the other. */
  public static void type(Scene scene, String text) {
    run(
        () ->
            text.codePoints()
                .mapToObj(Character::toString)
                .forEach(
                    each -> {
                      Node owner = scene.getFocusOwner();
                      Event.fireEvent(
                          owner == null ? scene : owner,
                          new KeyEvent(
                              KeyEvent.KEY_TYPED,
                              each,
                              "",
                              KeyCode.UNDEFINED,
                              false,
                              false,
                              false,
                              false));
                    }));
    settle();
  }

  /** Clicks a node's middle with the first button. */
  public static void click(Node node) {
    run(
        () -> {
          for (var type :
              List.of(
                  MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            Event.fireEvent(node, mouse(node, type));
          }
        });
    settle();
  }

  /** Moves the pointer onto a node or, with {@code MOUSE_EXITED}, off it. */
  public static void point(Node node, EventType<MouseEvent> type) {
    run(() -> Event.fireEvent(node, mouse(node, type)));
  }

  private static MouseEvent mouse(Node node, EventType<MouseEvent> type) {
    var bounds = node.getLayoutBounds();
    double x = bounds.getCenterX();
    double y = bounds.getCenterY();
    var scene = node.localToScene(x, y);
    return new MouseEvent(
        type,
        x,
        y,
        scene.getX(),
        scene.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        type.equals(MouseEvent.MOUSE_PRESSED),
        false,
        false,
        true,
        false,
        true,
        new PickResult(node, scene.getX(), scene.getY()));
  }
}
