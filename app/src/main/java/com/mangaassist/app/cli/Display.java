package com.mangaassist.app.cli;

import java.util.Locale;
import java.util.Map;

/** Whether there is a screen to open a window on. */
final class Display {

  private Display() {}

  /** True on a Linux or BSD without an X server; elsewhere the system always has one. */
  static boolean isMissing() {
    return isMissing(
        System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform", ""));
  }

  static boolean isMissing(String os, Map<String, String> environment, String glass) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows") || system.startsWith("mac") || glass.equals("Headless")) {
      return false;
    }
    // JavaFX reaches a Wayland desktop through its X server, so WAYLAND_DISPLAY alone is no help.
    return environment.getOrDefault("DISPLAY", "").isBlank();
  }
}
