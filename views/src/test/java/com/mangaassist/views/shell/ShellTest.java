package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.views.controls.Notice;
import com.mangaassist.views.controls.Shortcut;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.ThemeChoice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

@FxTest
final class ShellTest {

  @Test
  void hasTheSizesOfTheDesign() {
    try (var window = new ShellFixture()) {
      assertThat(window.find(".top-bar", Region.class).getHeight()).isEqualTo(48);
      assertThat(window.find(".status-bar", Region.class).getHeight()).isEqualTo(28);
      assertThat(railWidth(window)).isEqualTo(208);
    }
  }

  @Test
  void theRailsKeysCollapseItAndItStaysSo() {
    Settings settings = Settings.inMemory();
    try (var window = new ShellFixture(1440, 900, settings, List.of())) {
      Fx.press(window.scene(), KeyCode.B, KeyCode.CONTROL);
      assertThat(railWidth(window)).isEqualTo(56);
      assertThat(window.find("#rail-CHAT .rail-name", Label.class).isVisible()).isFalse();
    }
    try (var again = new ShellFixture(1440, 900, settings, List.of())) {
      assertThat(railWidth(again)).isEqualTo(56);
      Fx.run(again.find("#rail-collapse", Button.class)::fire);
      assertThat(railWidth(again)).isEqualTo(208);
    }
  }

  @Test
  void aNarrowWindowCollapsesTheRailAndLeavesNoChoice() {
    try (var window = new ShellFixture(1024, 640)) {
      assertThat(railWidth(window)).isEqualTo(56);
      assertThat(window.find("#rail-collapse", Button.class).isVisible()).isFalse();

      Fx.run(window.shell::openHelp);
      assertThat(labels(window.find(".help", Region.class))).doesNotContain("Ctrl+B");
      Fx.run(window.shell::closeOverlays);

      Fx.press(window.scene(), KeyCode.B, KeyCode.CONTROL);
      Fx.run(() -> window.stage.setWidth(1440));
      await().untilAsserted(() -> assertThat(railWidth(window)).isEqualTo(208));

      assertThat(window.find("#rail-collapse", Button.class).isVisible()).isTrue();
    }
  }

  @Test
  void helpOpensByItsKeyAndSaysEveryShortcut() {
    try (var window = new ShellFixture()) {
      Fx.press(window.scene(), KeyCode.F1);

      assertThat(labels(window.find(".help", Region.class)))
          .contains("Version 1.2.3")
          .containsAll(Arrays.stream(Shortcut.values()).map(Shortcut::shown).toList());

      Fx.press(window.scene(), KeyCode.ESCAPE);
      assertThat(Fx.call(() -> window.scene().lookup(".help") == null)).isTrue();
      assertThat(Fx.call(() -> window.scene().getFocusOwner())).isSameAs(window.paneField);
    }
  }

  @Test
  void helpScrollsInALowWindow() {
    try (var window = new ShellFixture(880, 420)) {
      Fx.run(window.shell::openHelp);
      Fx.settle();
      var scroll = window.find(".help .scroll-pane", javafx.scene.control.ScrollPane.class);

      Fx.press(window.scene(), KeyCode.DOWN);

      assertThat(scroll.getVvalue()).isPositive();
    }
  }

  @Test
  void noTwoShortcutsHaveTheSameKeys() {
    Set<String> keys = new HashSet<>();
    for (Shortcut each : Shortcut.values()) {
      assertThat(keys.add(each.keys().getName())).as(each.name()).isTrue();
    }
  }

  @Test
  void switchesTheThemeByItsKeysAndItsButton() {
    try (var window = new ShellFixture()) {
      Fx.press(window.scene(), KeyCode.T, KeyCode.CONTROL, KeyCode.SHIFT);
      assertThat(window.theme.choiceProperty().get()).isEqualTo(ThemeChoice.DARK);

      Fx.run(window.find("#theme", Button.class)::fire);
      assertThat(window.theme.choiceProperty().get()).isEqualTo(ThemeChoice.SYSTEM);
    }
  }

  @Test
  void switchingTheLanguageChangesEveryText() {
    try (var window = new ShellFixture()) {
      window.atWork();
      Fx.run(() -> window.notices.show(Notice.error("x", "")));
      Fx.press(window.scene(), KeyCode.F1);
      Set<String> english = words(window);

      Fx.press(window.scene(), KeyCode.L, KeyCode.CONTROL, KeyCode.SHIFT);

      assertThat(window.texts.languageProperty().get()).isEqualTo(Language.JAPANESE);
      Set<String> same = new HashSet<>(words(window));
      same.retainAll(english);
      Set<String> alike = new HashSet<>(Set.of("MangaAssist Console", "漫", "Ctrl+1", "Pane", "x"));
      Arrays.stream(Shortcut.values()).map(Shortcut::shown).forEach(alike::add);
      assertThat(same).isSubsetOf(alike);
      assertThat(words(window)).contains("チャット", "ヘルプ", "本日のメッセージ 1,234件", "閉じる");
    }
  }

  @Test
  void quitsByItsKeys() {
    try (var window = new ShellFixture()) {
      Fx.press(window.scene(), KeyCode.Q, KeyCode.CONTROL);
      assertThat(window.done).containsExactly("quit");
    }
  }

  /** Everything that the window says, to eyes and to screen readers. */
  private static Set<String> words(ShellFixture window) {
    return Fx.call(
        () -> {
          Set<String> words = new HashSet<>();
          for (Node each : window.root().lookupAll("*")) {
            if (each instanceof Labeled labeled && labeled.getText() != null) {
              words.add(labeled.getText());
            }
            if (each instanceof TextInputControl field && field.getPromptText() != null) {
              words.add(field.getPromptText());
            }
            if (each.getAccessibleText() != null) {
              words.add(each.getAccessibleText());
            }
            if (each instanceof Labeled labeled && labeled.getTooltip() != null) {
              words.add(labeled.getTooltip().getText());
            }
          }
          words.remove("");
          return words;
        });
  }

  private static List<String> labels(Region within) {
    return Fx.call(
        () -> within.lookupAll(".label").stream().map(each -> ((Label) each).getText()).toList());
  }

  private static double railWidth(ShellFixture window) {
    return Fx.call(
        () -> {
          window.root().layout();
          return ((Region) window.root().lookup(".rail")).getWidth();
        });
  }
}
