package com.mangaassist.app.window;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens web pages in the system's browser, by the system's own command. */
final class WebPages {

  private static final Logger LOG = LoggerFactory.getLogger(WebPages.class);

  private WebPages() {}

  /** Asks the system to open it; returns at once. */
  static void open(String uri) {
    try {
      new ProcessBuilder(command(System.getProperty("os.name", ""), uri))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.warn("The system has no command to open web pages", e);
    }
  }

  static List<String> command(String system, String uri) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", uri);
    }
    return List.of(name.contains("mac") ? "open" : "xdg-open", uri);
  }
}
