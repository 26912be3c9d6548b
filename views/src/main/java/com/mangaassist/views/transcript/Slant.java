package com.mangaassist.views.transcript;

import com.mangaassist.views.markdown.Run;
import java.util.Arrays;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.transform.Shear;

/**
 * Emphasis without an italic face: Latin words are slanted one by one, since each stands on one
 * line; Japanese knows no italics and is set bold.
 */
final class Slant {

  private static final double SLOPE = -0.2;
  private static final double BASELINE = 12;
  private static final int FIRST_CJK = 0x2E80;

  private Slant() {}

  static boolean needsBold(String text) {
    return text.chars().anyMatch(c -> c >= FIRST_CJK);
  }

  /** The words of a run, each with the space after it. */
  static List<Run> words(Run run) {
    return Arrays.stream(run.text().split("(?<=\\s)", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> new Run(word, run.bold(), run.italic(), run.code(), run.link()))
        .toList();
  }

  static Text slanted(Text word) {
    word.getTransforms().add(new Shear(SLOPE, 0, 0, BASELINE));
    return word;
  }
}
