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
  void spacesAroundTheQueryDoNotCount() {
    assertThat(marked("One Piece", " one ")).containsExactly("One");
  }

  private static List<String> marked(String line, String query) {
    return SearchFold.hits(line, query).stream()
        .map(each -> line.substring(each.from(), each.to()))
        .toList();
  }
}
