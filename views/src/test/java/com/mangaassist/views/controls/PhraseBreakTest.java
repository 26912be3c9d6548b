package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a Japanese title is broken. */
final class PhraseBreakTest {

  @ParameterizedTest
  @CsvSource({
    "お前ほんと使えないな、バカじゃないの, 14, お前ほんと使えないな、",
    "料理漫画でおすすめを教えて, 12, 料理漫画でおすすめを",
    "届いた3巻のカバーが破れていました, 12, 届いた3巻のカバーが",
    "ここで買える本とお店のこと, 9, ここで買える",
    "映画を見た人の「はじめての一冊」です, 12, 映画を見た人の",
  })
  void endsWithAPhrase(String text, int room, String first) {
    int at = PhraseBreak.of(text, String::length, room);
    assertThat(text.substring(0, at)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "Do you have One Piece, 10",
    "料理漫画, 10",
    "料理漫画料理漫画料理漫画, 10",
    "料理漫画でおすすめを教えて料理漫画でおすすめを教えて, 12",
  })
  void saysNothingWhereItWouldNotHelp(String text, int room) {
    assertThat(PhraseBreak.of(text, String::length, room)).isZero();
  }
}
