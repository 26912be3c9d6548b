package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgoTest {

  private static final Instant NOW = Instant.parse("2026-02-10T03:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT-5S, now, 今",
    "PT0S, now, 今",
    "PT59S, now, 今",
    "PT1M, 1 m, 1分前",
    "PT59M59S, 59 m, 59分前",
    "PT1H, 1 h, 1時間前",
    "PT23H59M, 23 h, 23時間前",
    "P1D, 1 d, 1日前",
    "P6DT23H, 6 d, 6日前",
    "P7D, Feb 3, 2月3日",
  })
  void saysHowLongAgo(Duration past, String english, String japanese) {
    assertThat(in(Language.ENGLISH).of(NOW.minus(past))).isEqualTo(english);
    assertThat(in(Language.JAPANESE).of(NOW.minus(past))).isEqualTo(japanese);
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH, 'Dec 31, 2025'", "JAPANESE, 2025年12月31日"})
  void namesTheYearWhenItIsAnother(Language language, String day) {
    assertThat(in(language).of(Instant.parse("2025-12-31T03:00:00Z"))).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH, Jan 2", "JAPANESE, 1月2日"})
  void namesTheDayOfItsZone(Language language, String day) {
    // 16:00 UTC is already the next day in Japan.
    assertThat(in(language).of(Instant.parse("2026-01-01T16:00:00Z"))).isEqualTo(day);
  }

  private static Ago in(Language language) {
    return new Ago(
        new Texts(language, "controls"), InstantSource.fixed(NOW), ZoneId.of("Asia/Tokyo"));
  }
}
