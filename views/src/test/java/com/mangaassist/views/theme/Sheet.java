package com.mangaassist.views.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/** The sheets as text. */
final class Sheet {

  static final Path FOLDER = Path.of("src/main/resources/com/mangaassist/views");

  private static final Pattern TOKEN = Pattern.compile("(-ma-[a-z-]+):\\s*([^;]+);");
  private static final String DARK = "@media (prefers-color-scheme: dark)";

  private Sheet() {}

  /** What is written, without comments. */
  static String text(Path file) {
    try {
      return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String theme() {
    return text(FOLDER.resolve("theme/theme.css"));
  }

  /** All of the program's sheets. */
  static List<Path> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(each -> each.toString().endsWith(".css")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> light() {
    String all = theme();
    return tokens(all.substring(0, all.indexOf(DARK)));
  }

  static Map<String, String> dark() {
    String all = theme();
    int from = all.indexOf(DARK);
    return tokens(all.substring(from, all.indexOf("\n}", from)));
  }

  /** The sheets without the two blocks that give the tokens their values. */
  static String rules(Path file) {
    String text = text(file);
    int dark = text.indexOf(DARK);
    return dark < 0 ? text : text.substring(text.indexOf("\n}", dark));
  }

  private static Map<String, String> tokens(String block) {
    Map<String, String> tokens = new TreeMap<>();
    TOKEN.matcher(block).results().forEach(r -> tokens.put(r.group(1), r.group(2).strip()));
    return tokens;
  }

  /** WCAG 2.2's contrast ratio, 1 to 21. */
  static double contrast(String one, String other) {
    double a = luminance(Color.web(one));
    double b = luminance(Color.web(other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
