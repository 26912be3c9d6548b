package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Notices;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.testing.Leaks;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a window is made of outlives it, and must not keep it. */
@FxTest
final class ShellLeakTest {

  private final Settings settings = Settings.inMemory();
  private final Theme theme =
      Fx.call(() -> new Theme(settings.choice("theme", ThemeChoice.class, ThemeChoice.LIGHT)));
  private final ShellContext context =
      new ShellContext(
          new Texts(Language.ENGLISH, "shell"),
          theme,
          settings,
          new HealthModel(),
          new StatusModel(),
          new Notices(),
          Map.of(Pane.CHAT, StackPane::new),
          List.of(),
          "1.2.3",
          () -> {});

  @AfterEach
  void close() {
    Fx.run(theme::close);
  }

  @Test
  void aClosedWindowIsLetGoOf() {
    Leaks.assertCollected("the main window", closedWindow());
  }

  private WeakReference<Shell> closedWindow() {
    return Fx.call(
        () -> {
          Shell shell = new Shell(context);
          Stage stage = new Stage();
          stage.setScene(shell.scene());
          stage.show();
          shell.openPalette();
          shell.openHelp();
          context.notices().show(Notice.error("Standing", ""));
          context.texts().languageProperty().set(Language.JAPANESE);
          stage.hide();
          stage.setScene(null);
          shell.close();
          return new WeakReference<>(shell);
        });
  }
}
