package com.mangaassist.views.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.input.InputMethodEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells the Enter that sends from the Enter that only confirms an input method's conversion. Some
 * systems keep the latter to themselves, others bring it while the conversion is open, or just
 * behind its end.
 */
final class EnterGuard {

  /** An Enter behind the end of a conversion belongs to it; nobody presses twice so fast. */
  private static final Duration SAME_PRESS = Duration.ofMillis(80);

  private final InstantSource clock;
  private boolean converting;
  private @Nullable Instant confirmed;

  /** A guard that sees how closely one follows the other. */
  EnterGuard(InstantSource clock) {
    this.clock = clock;
  }

  /** Listens to what the input method says to a text field. */
  void watch(Node field) {
    field.addEventFilter(
        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
        event -> changed(!event.getComposed().isEmpty(), !event.getCommitted().isEmpty()));
  }

  /**
   * The input method changed the text.
   *
   * @param composed whether there is text that is still being converted
   * @param committed whether text was confirmed
   */
  void changed(boolean composed, boolean committed) {
    converting = composed;
    if (committed) {
      confirmed = clock.instant();
    }
  }

  /** Whether an Enter that comes now only confirms; asked once for each. */
  boolean confirms() {
    Instant before = confirmed;
    confirmed = null;
    return converting || (before != null && clock.instant().isBefore(before.plus(SAME_PRESS)));
  }
}
