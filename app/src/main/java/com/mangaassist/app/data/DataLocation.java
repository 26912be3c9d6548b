package com.mangaassist.app.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each platform wants a program to keep its data. */
public final class DataLocation {

  private static final String NAME = "MangaAssistConsole";

  private DataLocation() {}

  /** The folder for this user on this machine. */
  public static Path here() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Path of(String os, Map<String, String> environment, Path home) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path local = absolute(environment.get("LOCALAPPDATA"));
      return (local == null ? home.resolve("AppData").resolve("Local") : local).resolve(NAME);
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    Path share = absolute(environment.get("XDG_DATA_HOME"));
    return (share == null ? home.resolve(".local").resolve("share") : share).resolve(NAME);
  }

  /** The XDG rules say that a relative path is to be ignored. */
  private static @Nullable Path absolute(@Nullable String path) {
    if (path == null || path.isBlank()) {
      return null;
    }
    Path parsed = Path.of(path);
    return parsed.isAbsolute() ? parsed : null;
  }
}
