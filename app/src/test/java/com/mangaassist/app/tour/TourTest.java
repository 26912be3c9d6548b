package com.mangaassist.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.app.logging.Logs;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.ThemeChoice;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short tour: one theme, one size. */
class TourTest {

  @TempDir Path folder;

  @Test
  void photographsTheRealWindowAndSaysWhatWasDone() throws Exception {
    Path out = folder.resolve("pictures");
    var view = new View(ThemeChoice.DARK, Language.JAPANESE, 1024, 640);
    int pictures;
    try (var tour = Tour.start(folder.resolve("data"), Logs.quiet(), "1.2.3")) {
      pictures = tour.take(out, List.of(view));
    }
    String index = Files.readString(out.resolve("index.md"));
    List<Path> files;
    try (var all = Files.list(out)) {
      files = all.filter(file -> file.toString().endsWith(".png")).toList();
    }

    assertThat(files).hasSize(pictures).hasSizeGreaterThan(5);
    for (Path file : files) {
      BufferedImage picture = ImageIO.read(file.toFile());
      assertThat(picture.getWidth()).isEqualTo(1024);
      assertThat(colors(picture)).as(file.toString()).isGreaterThan(100);
      assertThat(index).contains("## " + file.getFileName());
    }
  }

  private static long colors(BufferedImage picture) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return Arrays.stream(pixels).distinct().count();
  }
}
