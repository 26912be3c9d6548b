package com.mangaassist.app.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FootLineTest {

  private static final List<Fallback.Tried> TRIED =
      List.of(new Fallback.Tried(ModelCatalog.SONNET, "ModelRetired"));

  private static final String FIGURES =
      "first token 740 ms · total 3.1 s · 100 in / 41 out · 20 tokens/s · $0.004596";

  @Test
  void tellsTheFiguresOfAnAnswer() {
    assertThat(foot(null, false)).isEqualTo("Claude 3 Haiku (offline model) · " + FIGURES);
    assertThat(foot(null, true))
        .isEqualTo("Claude 3 Haiku (offline model) · " + FIGURES + " · from the cache");
  }

  @Test
  void saysThatAnotherModelStoodInAndForWhich() {
    assertThat(foot(Fallback.after(TRIED, Fallback.By.MODEL), false).lines())
        .containsExactly(
            "Claude 3 Haiku (offline model) · " + FIGURES + " · another model",
            "instead of Claude 3 Sonnet: ModelRetired");
  }

  @Test
  void saysThatAnAnswerWasGivenBefore() {
    assertThat(
            foot(Fallback.earlier(TRIED, ModelCatalog.HAIKU, Instant.EPOCH), false)
                .lines()
                .toList())
        .containsExactly(
            "Claude 3 Haiku (offline model) · " + FIGURES + " · earlier answer",
            "instead of Claude 3 Sonnet: ModelRetired");
  }

  @Test
  void namesNoWriterWhereNoModelAnswered() {
    var two =
        List.of(
            new Fallback.Tried(ModelCatalog.SONNET, "ThrottlingException"),
            new Fallback.Tried(ModelCatalog.HAIKU, "BreakerOpen"));

    assertThat(foot(Fallback.after(two, Fallback.By.SENTENCE), false).lines())
        .containsExactly(
            FIGURES + " · no model answered",
            "instead of Claude 3 Sonnet: ThrottlingException",
            "instead of Claude 3 Haiku: BreakerOpen");
  }

  private static String foot(@Nullable Fallback fallback, boolean cached) {
    return new FootLine(ModelCatalog.bundled(), true)
        .of(
            new ChatAnswer(
                "s",
                "m",
                "c",
                null,
                Intent.RECOMMEND,
                ModelCatalog.HAIKU,
                new Usage(100, 41),
                "0.004596",
                740,
                3_100,
                cached,
                List.of(),
                new FlagDecision("smart-model", 39, 50, ModelCatalog.SONNET, FlagReason.SPLIT),
                ModerationVerdict.CLEAN,
                new Timings(1, 2, 3, 2_000),
                List.of(),
                fallback,
                null));
  }

  @Test
  void writesDurationsAsPeopleReadThem() {
    assertThat(FootLine.duration(0)).isEqualTo("0 ms");
    assertThat(FootLine.duration(740)).isEqualTo("740 ms");
    assertThat(FootLine.duration(3_100)).isEqualTo("3.1 s");
    assertThat(FootLine.duration(59_949)).isEqualTo("59.9 s");
    assertThat(FootLine.duration(59_950)).isEqualTo("1 m 00 s");
    assertThat(FootLine.duration(125_000)).isEqualTo("2 m 05 s");
  }
}
