package com.mangaassist.backend.platform.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "料理|\\bcook(?:ing)?\\b; 料理,co",
        "(?:安|やす)い; 安い,やす",
        "a?bc; ab,bc",
        "[あい]う; あう,いう",
        "x+y; x",
        "(?<!z)bl(?![a-z]); bl",
        "\\d巻; 0巻,1巻,2巻,3巻,4巻,5巻,6巻,7巻,8巻,9巻",
        "か(?:$|。); か,か。",
        "\\?; ?",
        "(?i)\\bpin; pi,pI,Pi,PI",
        "(?i)カード; カー"
      })
  void namesHowAMatchBegins(String expression, String beginnings) {
    assertThat(Beginnings.of(expression)).containsExactlyInAnyOrder(beginnings.split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".{0,6}完結", "a*", "", "a(?i)b|(?i)c", "[^a]b", "\\w+", "x|", "\\p{L}x", "^$"})
  void saysWhenAMatchMayBeginInAnyWay(String expression) {
    assertThat(Beginnings.of(expression)).isEmpty();
  }

  /** A law: what is found begins as was said. */
  @Test
  void neverLeavesOutABeginningOfAMatch() {
    String[] expressions = {
      "a(?:b|c)?d",
      "(?:a|bc)+c",
      "a{2,3}b|cd?",
      "[ab]{1,2}c",
      "(?<=a)b",
      "a(?!b)c?",
      "b??a",
      "(a)(b)?"
    };
    var random = new Random(7);
    for (String expression : expressions) {
      var beginnings = Beginnings.of(expression);
      for (int i = 0; i < 500; i++) {
        var text = new StringBuilder();
        for (int k = random.nextInt(8); k >= 0; k--) {
          text.append("abcd".charAt(random.nextInt(4)));
        }
        if (Pattern.compile(expression).matcher(text).find() && !beginnings.isEmpty()) {
          assertThat(beginnings)
              .as("%s in %s", expression, text)
              .anyMatch(beginning -> text.indexOf(beginning) >= 0);
        }
      }
    }
  }
}
