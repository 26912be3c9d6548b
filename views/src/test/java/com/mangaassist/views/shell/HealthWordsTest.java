package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import org.junit.jupiter.api.Test;

/** The gateway's English in a Japanese window. */
final class HealthWordsTest {

  private final HealthWords words = new HealthWords(new Texts(Language.JAPANESE, "shell"));

  @Test
  void whatIsKnownIsSaidInTheWindowsLanguage() {
    assertThat(words.name("Sessions")).isEqualTo("セッション");
    assertThat(words.detail("Searches go by words until embeddings are there."))
        .isEqualTo("埋め込みがそろうまで、検索は語句で行われます。");
    assertThat(words.detail("7 events were refused by the bus.")).contains("7件");
    assertThat(words.detail("Events are kept and sent later: no bus")).endsWith("no bus");
  }

  @Test
  void rulesModelsAndSocketsAreSaidInTheWindowsLanguageToo() {
    assertThat(words.name("Models")).isEqualTo("モデル");
    assertThat(words.name("Rules")).isEqualTo("ルール");
    assertThat(words.name("stand-ins")).isEqualTo("AWS の代役");
    assertThat(words.detail("Instances left out: 127.0.0.1:9 (refused)"))
        .isEqualTo("応答しないインスタンスを外しています: 127.0.0.1:9 (refused)");
    assertThat(words.detail("Nothing can be kept: the disk is full")).startsWith("保存できません: ");
    assertThat(words.detail("Rules and queues are being made.")).isEqualTo("ルールとキューを準備しています。");
    assertThat(words.detail("Rules and queues cannot be made: no bus"))
        .isEqualTo("ルールとキューを作成できません: no bus");
    assertThat(words.detail("Left out for the moment: {sonnet=BreakerOpen}"))
        .isEqualTo("一時的に使わないモデルがあります: {sonnet=BreakerOpen}");
    assertThat(words.detail("New WebSockets cannot be opened now: no file handles"))
        .isEqualTo("新しい WebSocket を開けません: no file handles");
  }

  @Test
  void whatIsNotKnownIsShownAsItCame() {
    assertThat(words.name("Weather")).isEqualTo("Weather");
    assertThat(words.detail("The disk is full.")).isEqualTo("The disk is full.");
  }
}
