package com.mangaassist.backend.platform.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "料理|\\bcook(?:ing)?\\b; 料理,ook",
        "(?:安|やす)い; 安い,やすい",
        "a?bc; bc",
        "[あい]う; あう,いう",
        "x+y; y",
        "(?<!z)bl(?![a-z]); bl",
        "\\d巻; 巻",
        ".{0,6}完結; 完結",
        "[a-z]{1,9}@[ab]; @a,@b",
        "[^a]b; b",
        "\\p{L}x; x",
        "か(?:$|。); か,か。",
        "\\?; ?",
        "(?i)\\bpin; pin,piN,pIn,pIN,Pin,PiN,PIn,PIN",
        "(?i)カード; カード"
      })
  void namesWhatEveryMatchHolds(String expression, String landmarks) {
    assertThat(Landmarks.of(expression)).containsExactlyInAnyOrder(landmarks.split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*", "", "a(?i)b|(?i)c", "\\w+", "x|", "^$"})
  void saysWhenAMatchNeedHoldNothing(String expression) {
    assertThat(Landmarks.of(expression)).isEmpty();
  }

  /** A law: what is found holds what was said. */
  @Test
  void neverLeavesOutALandmarkOfAMatch() {
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
      var landmarks = Landmarks.of(expression);
      for (int i = 0; i < 500; i++) {
        var text = new StringBuilder();
        for (int k = random.nextInt(8); k >= 0; k--) {
          text.append("abcd".charAt(random.nextInt(4)));
        }
        if (Pattern.compile(expression).matcher(text).find() && !landmarks.isEmpty()) {
          assertThat(landmarks)
              .as("%s in %s", expression, text)
              .anyMatch(landmark -> text.indexOf(landmark) >= 0);
        }
      }
    }
  }
}
