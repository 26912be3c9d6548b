package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Snapshots;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws the main window into {@code target/pictures}, to look at beside the mock-ups. */
@FxTest
final class ShellPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  static Stream<Arguments> windows() {
    return Stream.of(ThemeChoice.LIGHT, ThemeChoice.DARK)
        .flatMap(
            theme ->
                Stream.of(Language.values())
                    .flatMap(
                        language ->
                            Stream.of(
                                Arguments.of(theme, language, 1440, 900),
                                Arguments.of(theme, language, 1024, 640))));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void drawsTheWindowInTheGroundColourOfItsScheme(
      ThemeChoice theme, Language language, int width, int height) throws Exception {
    try (var window = new ShellFixture(width, height)) {
      window.atWork();
      Fx.run(
          () -> {
            window.theme.choiceProperty().set(theme);
            window.texts.languageProperty().set(language);
          });
      String name = (theme + "-" + language + "-" + width).toLowerCase(Locale.ROOT);
      picture(window, name);
      Fx.run(window.shell::openPalette);
      picture(window, name + "-palette");
      Fx.run(window.shell::openHelp);
      picture(window, name + "-help");
      Fx.run(
          () -> {
            window.scene().lookup(".veil").setVisible(false);
            window.notices.show(Notice.done("Conversation deleted", "Undo", () -> {}));
            window.notices.show(
                Notice.error(
                    "The answer could not be saved: the disk is full",
                    "Free some space, then send again."));
          });
      picture(window, name + "-notices");
      WritableImage image = Fx.call(() -> window.scene().snapshot(null));
      assertThat(image.getWidth()).isEqualTo(width);
      // Below the top bar, left of the middle: the ground of the pane.
      assertThat(image.getPixelReader().getColor(width / 2, height / 3))
          .isEqualTo(Color.web(theme == ThemeChoice.DARK ? "#0f131b" : "#f6f7f9"));
    }
  }

  private static void picture(ShellFixture window, String name) throws Exception {
    Fx.settle();
    await().until(() -> Fx.call(() -> window.scene().lookup(".veil").getOpacity() == 1));
    Path file = PICTURES.resolve(name + ".png");
    Fx.run(() -> Snapshots.write(window.scene(), file));
    assertThat(Files.size(file)).isPositive();
  }
}
