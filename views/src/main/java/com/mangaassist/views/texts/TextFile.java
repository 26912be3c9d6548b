package com.mangaassist.views.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads the file that holds a pane's texts in one language. */
final class TextFile {

  private TextFile() {}

  static Map<String, String> read(String pane, Language language) {
    String path =
        "/com/mangaassist/views/" + pane + "/texts" + language.fileSuffix() + ".properties";
    try (InputStream in = TextFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no texts at " + path);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> texts = new HashMap<>();
      properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
      return Map.copyOf(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
