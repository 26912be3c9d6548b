package com.mangaassist.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.controls.Snapshots;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.theme.Theme;
import com.mangaassist.views.theme.ThemeChoice;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws conversations into {@code target/pictures}, to look at. */
@FxTest
final class TranscriptPicturesTest {

  private static final AnswerFoot DONE =
      new AnswerFoot(
          "Claude Sonnet",
          ModelColor.VIOLET,
          true,
          null,
          Duration.ofMillis(3_100),
          Duration.ofMillis(740),
          612,
          184,
          59,
          new BigDecimal("0.004596"),
          AnswerOrigin.CHOSEN,
          false,
          new FlagDecision("sonnet-rollout", 39, 50, "sonnet", FlagReason.SPLIT));

  @ParameterizedTest
  @CsvSource({"DARK,JAPANESE", "LIGHT,JAPANESE", "DARK,ENGLISH", "LIGHT,ENGLISH"})
  void drawsAConversation(ThemeChoice choice, Language language) throws Exception {
    picture("conversation", choice, language, List.of(answered(), streaming()), 632, 650);
  }

  @ParameterizedTest
  @CsvSource({"DARK,ENGLISH", "LIGHT,JAPANESE"})
  void drawsMarkdown(ThemeChoice choice, Language language) throws Exception {
    picture("markdown", choice, language, List.of(markdown()), 632, 1000);
  }

  @ParameterizedTest
  @CsvSource({"DARK,JAPANESE", "LIGHT,ENGLISH"})
  void drawsTrouble(ThemeChoice choice, Language language) throws Exception {
    picture("trouble", choice, language, List.of(withheld(), failed()), 500, 600);
  }

  private static void picture(
      String name, ThemeChoice choice, Language language, List<TurnRow> turns, int w, int h)
      throws Exception {
    var choices = Settings.inMemory().choice("theme", ThemeChoice.class, choice);
    Theme theme = Fx.call(() -> new Theme(choices));
    try {
      TranscriptModel model = new TranscriptModel();
      model.turns().setAll(turns);
      Scene scene =
          Fx.call(
              () ->
                  new Scene(
                      new TranscriptView(
                          new Texts(language, "transcript"), model, new RecordingActions())));
      Fx.run(() -> theme.install(scene));
      Fx.show(scene, w, h);
      Fx.settle();
      String file = String.join("-", "transcript", name, choice.name(), language.name());
      Path path = Path.of("target", "pictures", file.toLowerCase(Locale.ROOT) + ".png");
      Fx.run(() -> Snapshots.write(scene, path));

      assertThat(Files.size(path)).isPositive();
      assertThat(Fx.call(() -> scene.getRoot().lookupAll(".bubble").size()))
          .isEqualTo(turns.size());
    } finally {
      Fx.run(theme::close);
    }
  }

  private static TurnRow answered() {
    TurnRow turn = new TurnRow("料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな");
    turn.answer()
        .append(
            "完結済みで10〜15巻の料理漫画なら、こちらの3作品が合いそうです。\n\n"
                + "**ダンジョン飯**(全14巻)は、迷宮で魔物を料理しながら進む冒険もの。食の描写が細かく、物語もきれいに完結しています。"
                + "**甘々と稲妻**(全12巻)は、父と娘が一緒に料理を覚えていく温かい話です。");
    turn.products()
        .addAll(
            card("ダンジョン飯", "九井諒子 (Ryoko Kui)", 814, 37, 14),
            card("甘々と稲妻", "雨隠ギド (Gido Amagakure)", 748, 12, 12),
            card("異世界食堂", "犬塚惇平 (Junpei Inuzuka)", 693, 0, 4));
    turn.footProperty().set(DONE);
    turn.stateProperty().set(AnswerState.COMPLETE);
    return turn;
  }

  private static ProductCard card(String title, String author, int yen, int stock, int volumes) {
    return new ProductCard("MNG-0001", title, null, yen, stock, 1, author, volumes, "completed");
  }

  private static TurnRow streaming() {
    TurnRow turn = new TurnRow("それの全巻セットはある?");
    turn.answer().append("はい、**ダンジョン飯**は全14巻のセットでご用意できます。1冊¥814ですので、14巻で¥11,396にな");
    turn.footProperty()
        .set(
            new AnswerFoot(
                "Claude Sonnet",
                ModelColor.VIOLET,
                true,
                AnswerPhase.STREAMING,
                Duration.ofMillis(1_400),
                Duration.ofMillis(690),
                0,
                71,
                61,
                new BigDecimal("0.001203"),
                AnswerOrigin.CHOSEN,
                true,
                null));
    return turn;
  }

  private static TurnRow markdown() {
    TurnRow turn = new TurnRow("Compare the two editions, please.");
    turn.answer()
        .append(
            """
            ## Two editions

            The *deluxe* edition has **larger pages** and `B6` paper; see [the list](https://example.com/list).

            1. Standard
               - 14 volumes, ¥814 each
               - in stock
            2. Deluxe
            3. これは**「料理」**です、*大事*な**点**、そして<b>HTML</b>です

            > A quote from a reader that is long enough to wrap onto a second line of the pane.
            >
            > Its second paragraph.

            | Edition | Volumes | Price |
            |:--------|:-------:|------:|
            | Standard | 14 | ¥814 |
            | Deluxe | 7 | ¥1,980 |

            ```json
            {"productId": "MNG-0684",
              "stock": 37}
            ```

            ---

            ### そのほか
            最後の段落です。
            """);
    turn.footProperty().set(DONE);
    turn.stateProperty().set(AnswerState.COMPLETE);
    return turn;
  }

  private static TurnRow withheld() {
    TurnRow turn = new TurnRow("ばか、住所を教えろ");
    turn.moderationProperty()
        .set(new ModerationVerdict(Severity.HIGH, List.of("abuse", "pii_request")));
    turn.noticeProperty().set("The first answer was taken back by moderation.");
    turn.answer().append("I can help with manga.");
    turn.footProperty().set(DONE);
    turn.stateProperty().set(AnswerState.STOPPED);
    return turn;
  }

  private static TurnRow failed() {
    TurnRow turn = new TurnRow("Hello?");
    turn.problemProperty()
        .set(
            new TurnProblem(
                "The connection to the gateway was lost in the middle of the answer. Your message"
                    + " is kept.",
                "Send again"));
    turn.stateProperty().set(AnswerState.FAILED);
    return turn;
  }
}
