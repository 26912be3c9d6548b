package com.mangaassist.views.theme;

import javafx.application.Platform;
import javafx.util.Duration;

/** How long things move: at most 150 ms, and not at all when the system asks for less. */
public final class Motion {

  private static final Duration LONGEST = Duration.millis(150);

  private Motion() {}

  /** The wanted time within what is allowed; zero means: jump. */
  public static Duration of(Duration wanted) {
    return of(wanted, Platform.getPreferences().isReducedMotion());
  }

  static Duration of(Duration wanted, boolean reduced) {
    if (reduced) {
      return Duration.ZERO;
    }
    return wanted.greaterThan(LONGEST) ? LONGEST : wanted;
  }
}
