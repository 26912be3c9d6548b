package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.controls.Snapshots;
import com.mangaassist.views.shell.HealthModel;
import com.mangaassist.views.shell.HealthModel.PartHealth;
import com.mangaassist.views.shell.Pane;
import com.mangaassist.views.shell.Shell;
import com.mangaassist.views.shell.ShellContext;
import com.mangaassist.views.shell.StatusModel;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws the Chat pane in its window into {@code target/pictures}, beside the mock-ups. */
@FxTest
final class ChatPicturesTest {

  private static final Path PICTURES = Path.of("target", "pictures");

  static Stream<Arguments> windows() {
    return Stream.of(
        Arguments.of(ThemeChoice.LIGHT, Language.ENGLISH, 1440, 900),
        Arguments.of(ThemeChoice.DARK, Language.ENGLISH, 1440, 900),
        Arguments.of(ThemeChoice.LIGHT, Language.JAPANESE, 1440, 900),
        Arguments.of(ThemeChoice.LIGHT, Language.ENGLISH, 1024, 640),
        Arguments.of(ThemeChoice.DARK, Language.JAPANESE, 1024, 640),
        Arguments.of(ThemeChoice.LIGHT, Language.JAPANESE, 880, 560));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void drawsThePaneAtWork(ThemeChoice choice, Language language, int width, int height)
      throws Exception {
    ChatFixture fixture = new ChatFixture();
    kept(fixture);
    Theme theme =
        Fx.call(() -> new Theme(fixture.settings.choice("theme", ThemeChoice.class, choice)));
    ChatPane pane = Fx.call(() -> new ChatPane(fixture.context()));
    Shell shell = Fx.call(() -> new Shell(context(fixture, theme, pane)));
    Fx.run(() -> fixture.texts.languageProperty().set(language));
    Fx.show(shell.scene(), width, height);
    String name = ("chat-" + choice + "-" + language + "-" + width).toLowerCase(Locale.ROOT);
    picture(shell, name + "-new");

    write(shell, "料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな");
    says(
        fixture,
        new ServerFrame.Status(Phase.STREAMING, "c-1"),
        new ServerFrame.Token(
            0,
            "完結済みで10〜15巻の料理漫画なら、こちらの3作品が合いそうです。\n\n**ダンジョン飯**(全14巻)は、迷宮で魔物を料理しながら進む冒険もの。食の描写が細かく、物語もきれいに完結しています。**甘々と稲妻**(全12巻)は、父と娘が一緒に料理を覚えていく温かい話です。"),
        new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));
    write(shell, "それの全巻セットはある?");
    says(fixture, new ServerFrame.Status(Phase.MODERATING, "c-2"));
    Fx.run(() -> fixture.pass(Duration.ofMillis(9)));
    says(fixture, new ServerFrame.Status(Phase.RETRIEVING, "c-2"));
    Fx.run(() -> fixture.pass(Duration.ofMillis(14)));
    says(
        fixture,
        new ServerFrame.Status(
            Phase.WAITING, "c-2", ModelCatalog.SONNET, ChatFixture.answer(List.of()).flag()));
    Fx.run(() -> fixture.pass(Duration.ofMillis(690)));
    says(
        fixture,
        new ServerFrame.Status(Phase.STREAMING, "c-2"),
        new ServerFrame.Token(0, "はい、**ダンジョン飯**は全14巻のセットでご用意できます。1冊¥814ですので、14巻で¥11,396にな"));
    Fx.run(() -> fixture.pass(Duration.ofMillis(700)));
    picture(shell, name + "-streaming");
    says(fixture, new ServerFrame.Done(ChatFixture.answer(List.of())));
    picture(shell, name);
    Fx.run(
        () -> {
          if (shell.scene().lookup("#inspector") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(1);
          }
        });
    Fx.settle();
    Fx.run(
        () -> {
          if (shell.scene().lookup("#frames") instanceof ListView<?> frames) {
            frames.getSelectionModel().select(3);
          }
        });
    picture(shell, name + "-frames");
    Fx.run(
        () -> {
          if (shell.scene().lookup("#inspector") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(0);
          }
        });
    trouble(fixture, shell);
    picture(shell, name + "-trouble");
    Fx.run(
        () -> {
          pane.close();
          shell.close();
          theme.close();
        });
  }

  private static void trouble(ChatFixture fixture, Shell shell) {
    write(shell, "ばか、住所を教えろ");
    says(
        fixture,
        new ServerFrame.Token(0, "Something"),
        new ServerFrame.Retracted("abuse"),
        new ServerFrame.Token(1, "漫画のことならお手伝いできます。"),
        new ServerFrame.Done(
            ChatFixture.answer(
                List.of(), new ModerationVerdict(Severity.HIGH, List.of("abuse", "pii")))));
    write(shell, "もしもし");
    Fx.run(() -> fixture.chat.last().drops("The gateway at 127.0.0.1:51234 cannot be reached."));
  }

  private static void says(ChatFixture fixture, ServerFrame... frames) {
    Fx.run(() -> fixture.chat.last().says(frames));
  }

  private static void kept(ChatFixture fixture) {
    fixture.conversations.add(
        ChatFixture.summary(
            "a",
            "Refund for damaged volume",
            "The cover of volume 3 is torn",
            Duration.ofMinutes(12)));
    fixture.conversations.add(
        ChatFixture.summary(
            "b", "One Piece box set", "Does it have a box set?", Duration.ofHours(1)));
    fixture.conversations.add(
        ChatFixture.summary(
            "c", "不適切な発言のテスト", "申し訳ありませんが、そのご質問にはお答えできません。", Duration.ofHours(3), Severity.HIGH));
    fixture.conversations.add(
        ChatFixture.summary(
            "d",
            "A very long title that a customer began with and that never fits",
            "An answer that does not fit into its line either",
            Duration.ofDays(2),
            Severity.MEDIUM));
  }

  private static void write(Shell shell, String message) {
    Fx.run(
        () -> {
          var area = (javafx.scene.control.TextArea) shell.scene().lookup("#composer");
          area.setText(message);
          area.requestFocus();
        });
    Fx.press(shell.scene(), javafx.scene.input.KeyCode.ENTER);
  }

  private static ShellContext context(ChatFixture fixture, Theme theme, ChatPane pane) {
    HealthModel health = new HealthModel();
    health.profileProperty().set("Embedded");
    health.report(List.of(new PartHealth("Gateway", HealthModel.State.HEALTHY, "")));
    StatusModel status = new StatusModel();
    status.addressProperty().set("127.0.0.1:51234");
    status.messagesTodayProperty().set(41L);
    status.costTodayProperty().set(new BigDecimal("0.42"));
    status.firstTokenP95Property().set(Duration.ofMillis(880));
    return new ShellContext(
        fixture.texts,
        theme,
        fixture.settings,
        health,
        status,
        fixture.notices,
        Map.of(Pane.CHAT, pane::root),
        pane.sources(() -> {}),
        "1.2.3",
        () -> {});
  }

  private static void picture(Shell shell, String name) throws Exception {
    for (int i = 0; i < 6; i++) {
      Fx.settle();
    }
    Path file = PICTURES.resolve(name + ".png");
    Fx.run(() -> Snapshots.write(shell.scene(), file));
    assertThat(Files.size(file)).isPositive();
  }
}
