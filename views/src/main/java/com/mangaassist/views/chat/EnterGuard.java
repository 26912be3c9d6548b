package com.mangaassist.views.chat;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import javafx.scene.input.InputMethodEvent;

/**
 * Tells the Enter that sends from the Enter that only confirms an input method's conversion. Some
 * systems keep the latter to themselves, others bring it while the conversion is open, or just
 * behind its end.
 */
final class EnterGuard {

  /** An Enter behind the end of a conversion belongs to it; nobody presses twice so fast. */
  private static final Duration SAME_PRESS = Duration.ofMillis(80);

  private final LongSupplier nanos;
  private boolean converting;
  private boolean confirmed;
  private long confirmedAt;

  /** A guard with a clock, as {@link System#nanoTime}. */
  EnterGuard(LongSupplier nanos) {
    this.nanos = nanos;
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
      confirmed = true;
      confirmedAt = nanos.getAsLong();
    }
  }

  /** Whether an Enter that comes now only confirms; asked once for each. */
  boolean confirms() {
    boolean justNow = confirmed && nanos.getAsLong() - confirmedAt < SAME_PRESS.toNanos();
    confirmed = false;
    return converting || justNow;
  }
}
