package com.mangaassist.views.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.views.controls.Snapshots;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
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
    fixture.settings.choice("theme", ThemeChoice.class, choice);
    fixture.texts.languageProperty().set(language);
    fixture.settings.string("chat.customers", "").set("user-42\nuser-7\n顧客-0815");
    String name = ("chat-" + choice + "-" + language + "-" + width).toLowerCase(Locale.ROOT);
    try (ChatWindow window = new ChatWindow(fixture, width, height)) {
      picture(window, name + "-new");
      popups(window, name);
      work(window, name);
      frames(window, name);
      trouble(window);
      picture(window, name + "-trouble");
    }
  }

  private static void work(ChatWindow window, String name) throws Exception {
    window.write("料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな");
    window.says(
        new ServerFrame.Status(Phase.STREAMING, "c-1"),
        new ServerFrame.Token(
            0,
            "完結済みで10〜15巻の料理漫画なら、こちらの3作品が合いそうです。\n\n**ダンジョン飯**(全14巻)は、迷宮で魔物を料理"
                + "しながら進む冒険もの。食の描写が細かく、物語もきれいに完結しています。**甘々と稲妻**(全12巻)は、父と娘が一緒に"
                + "料理を覚えていく温かい話です。"),
        new ServerFrame.Done(ChatFixture.answer(ChatFixture.products())));
    window.write("それの全巻セットはある?");
    window.says(new ServerFrame.Status(Phase.MODERATING, "c-2"));
    window.pass(Duration.ofMillis(9));
    window.says(new ServerFrame.Status(Phase.RETRIEVING, "c-2"));
    window.pass(Duration.ofMillis(14));
    window.says(
        new ServerFrame.Status(
            Phase.WAITING, "c-2", ModelCatalog.SONNET, ChatFixture.answer(List.of()).flag()));
    window.pass(Duration.ofMillis(690));
    window.says(
        new ServerFrame.Status(Phase.STREAMING, "c-2"),
        new ServerFrame.Token(0, "はい、**ダンジョン飯**は全14巻のセットでご用意できます。1冊¥814ですので、14巻で¥11,396にな"));
    window.pass(Duration.ofMillis(700));
    picture(window, name + "-streaming");
    window.says(new ServerFrame.Done(ChatFixture.answer(List.of())));
    picture(window, name);
  }

  private static void popups(ChatWindow window, String name) throws Exception {
    for (String chip : List.of("#act-as", "#model", "#conversation-menu")) {
      Fx.run(
          () -> {
            if (window.scene().lookup(chip) instanceof MenuButton menu) {
              menu.show();
            } else if (window.scene().lookup(chip) instanceof Button button) {
              button.fire();
            }
          });
      ChatWindow.settle();
      Path file = PICTURES.resolve(name + "-popup" + chip.replace('#', '-') + ".png");
      Fx.run(
          () -> {
            for (Window each : List.copyOf(Window.getWindows())) {
              if (each instanceof PopupWindow popup) {
                Snapshots.write(popup.getScene(), file);
                popup.hide();
              }
            }
          });
    }
  }

  private static void frames(ChatWindow window, String name) throws Exception {
    select(window, 1);
    Fx.run(
        () -> {
          if (window.scene().lookup("#frames") instanceof ListView<?> frames) {
            frames.getSelectionModel().select(3);
          }
        });
    picture(window, name + "-frames");
    select(window, 0);
  }

  private static void select(ChatWindow window, int tab) {
    Fx.run(
        () -> {
          if (window.scene().lookup("#inspector") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(tab);
          }
        });
    ChatWindow.settle();
  }

  private static void trouble(ChatWindow window) {
    window.write("ばか、住所を教えろ");
    window.says(
        new ServerFrame.Token(0, "Something"),
        new ServerFrame.Retracted("abuse"),
        new ServerFrame.Token(1, "漫画のことならお手伝いできます。"),
        new ServerFrame.Done(
            ChatFixture.answer(
                List.of(), new ModerationVerdict(Severity.HIGH, List.of("abuse", "pii")))));
    window.write("もしもし");
    Fx.run(() -> window.fixture.chat.last().drops("The gateway at 127.0.0.1:1 cannot be reached."));
    ChatWindow.settle();
    Fx.run(() -> window.composer().setText("漫画".repeat(4_010)));
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

  private static void picture(ChatWindow window, String name) throws Exception {
    ChatWindow.settle();
    Path file = PICTURES.resolve(name + ".png");
    Fx.run(() -> Snapshots.write(window.scene(), file));
    assertThat(Files.size(file)).isPositive();
  }
}
