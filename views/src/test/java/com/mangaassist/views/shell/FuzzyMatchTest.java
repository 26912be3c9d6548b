package com.mangaassist.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FuzzyMatchTest {

  @ParameterizedTest
  @CsvSource({
    "swth, Switch theme",
    "SWITCH, Switch theme",
    "st, Switch theme",
    "theme switch, 'Theme, then switch'",
    "'', anything",
    "ﾃｰﾏ, テーマを切り替える",
    "ＳＷ, Switch theme",
    "漫画, 料理漫画のおすすめ",
  })
  void findsLettersInTheirOrder(String query, String text) {
    assertThat(FuzzyMatch.score(query, text)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"htiws, Switch theme", "switchx, Switch theme", "画漫, 料理漫画のおすすめ"})
  void findsNothingWhereTheOrderIsAnother(String query, String text) {
    assertThat(FuzzyMatch.score(query, text)).isEmpty();
  }

  @Test
  void wholeWordsComeBeforeScatteredLetters() {
    assertThat(score("theme", "Switch theme")).isGreaterThan(score("theme", "The home menu"));
  }

  @Test
  void startsOfWordsComeBeforeLettersWithinThem() {
    assertThat(score("st", "Switch theme")).isGreaterThan(score("st", "Visit"));
  }

  private static int score(String query, String text) {
    return FuzzyMatch.score(query, text).orElseThrow();
  }
}
