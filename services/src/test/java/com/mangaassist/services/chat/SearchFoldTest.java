package com.mangaassist.services.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFoldTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          One Piece is here,       piece,     Piece
          ＯＮＥ　ＰＩＥＣＥ全巻,      one piece, ＯＮＥ　ＰＩＥＣＥ
          料理の漫画のおすすめ,        漫画,       漫画
          ﾀﾞﾝｼﾞｮﾝ飯をください,      ダンジョン,   ﾀﾞﾝｼﾞｮﾝ
          ダンジョン飯,              ﾀﾞﾝ,       ダン
          か\u3099くせい,            が,        か\u3099
          e\u0301clair,           é,         e\u0301
          ㍿講談社,                 株,        ㍿
          Straße 5,               STRASSE,   Straße
          𠮷野家の漫画,              漫画,       漫画
          ΟΔΟΣ,                   οδος,      ΟΔΟΣ
          ﾡￂ 만화,                 가,        ﾡￂ
          家族👨‍👩‍👧の漫画,            漫画,       漫画
          """)
  void findsWhatTheSearchFinds(String line, String query, String marked) {
    assertThat(marked(line, query)).containsExactly(marked);
    assertThat(SearchFold.fold(line)).contains(SearchFold.fold(query));
  }

  @Test
  void marksEachHitAndNothingElse() {
    assertThat(SearchFold.hits("aba ABA", "a"))
        .containsExactly(
            new SearchFold.Hit(0, 1),
            new SearchFold.Hit(2, 3),
            new SearchFold.Hit(4, 5),
            new SearchFold.Hit(6, 7));
    assertThat(SearchFold.hits("One Piece", "two")).isEmpty();
    assertThat(SearchFold.hits("One Piece", "  ")).isEmpty();
    assertThat(SearchFold.hits("", "x")).isEmpty();
  }

  @Test
  void manySignsOnEachOfManyLettersMoveNoHit() {
    String letter = "x" + "\u0323".repeat(24);
    List<SearchFold.Hit> hits = SearchFold.hits(letter.repeat(140) + "y", "x");
    assertThat(hits).hasSize(140);
    for (int i = 0; i < hits.size(); i++) {
      assertThat(hits.get(i)).isEqualTo(new SearchFold.Hit(25 * i, 25 * i + 1));
    }
    assertThat(SearchFold.hits(letter.repeat(140) + "y", "y"))
        .containsExactly(new SearchFold.Hit(3_500, 3_501));
  }

  /** Signs are told apart one by one as far as somebody writes them, and no further. */
  @Test
  void aLetterWithMoreSignsThanAnybodyWritesIsMarkedWhole() {
    String letter = "x" + "\u0323".repeat(4_000);
    assertThat(SearchFold.hits("a" + letter + "b", "x"))
        .containsExactly(new SearchFold.Hit(1, 4_002));
    assertThat(SearchFold.hits("a" + letter + "b", "b"))
        .containsExactly(new SearchFold.Hit(4_002, 4_003));
  }

  @Test
  void spacesAroundTheQueryDoNotCount() {
    assertThat(marked("One Piece", " one ")).containsExactly("One");
  }

  private static List<String> marked(String line, String query) {
    return SearchFold.hits(line, query).stream()
        .map(each -> line.substring(each.from(), each.to()))
        .toList();
  }
}
