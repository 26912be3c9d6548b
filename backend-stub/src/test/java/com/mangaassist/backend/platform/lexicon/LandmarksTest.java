package com.mangaassist.backend.platform.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarksTest {

  private static final List<String> FILLERS =
      List.of("", "", "", " ", "。", "12", "090-1234-5678", "a@b.co", "は", "を", "の", "です", "?");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "料理|\\bcook(?:ing)?\\b; 料理,cook",
        "(?:安|やす)い; 安い,やすい",
        "a?bc; bc",
        "[あい]う; あう,いう",
        "x+e; xe",
        "\\bcoo?k; cok,cook",
        "\\d{3}-\\d{2}; 0-00",
        "[2-6]\\d{3}[ -]; 000 ,000-",
        "7{2,}8; 00",
        "(?:ab){2}; abab",
        "(?:a|bc){3}d; aaad,aabc,abca,abcb,bcaa,bcab,bcbc",
        "(?<!z)bl(?![a-z]); bl",
        "\\d巻; 0巻",
        ".{0,6}完結; 完結",
        "[a-z]{1,9}@[ab]; @a,@b",
        "[^a]b; b",
        "[\\]a]x; x",
        "[[a-z]x]q; q",
        "\\p{L}x; x",
        "か(?:$|。); か",
        "\\?; ?",
        "(?i)\\bpin; pin,piN,pIn,pIN,Pin,PiN,PIn,PIN",
        "😀?b; b",
        "a[😀-😂]+b; 😀b,😁b,😂b",
        "z@[a-q]+; z@",
        "e(?i:xz)e; exze,exZe,eXze,eXZe",
        "(?i)カード; カード"
      })
  void namesWhatEveryMatchHolds(String expression, String landmarks) {
    assertThat(Landmarks.of(expression)).containsExactlyInAnyOrder(landmarks.split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\x41bc",
        "\\u3042い",
        "\\pLz",
        "(?<n>a)\\k<n>b",
        "\\0101b",
        "\\cAb",
        "(?si)abc",
        "(?x)a b c",
        "[\uD83D]b",
        "[]a]bc",
        "abc[\\[]|def",
        "[^]a]bc",
        "a*",
        "",
        "a(?i)b|(?i)c",
        "\\w+",
        "x|",
        "^$"
      })
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
      "(a)(b)?",
      "(?:a|bc){2}d",
      "(?:a?b){3,}c",
      "(?:a?){2}d",
      "(?:b?){9}d"
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

  /** The same law for each rule of the program, in texts made of pieces of the rule itself. */
  @ParameterizedTest
  @MethodSource("com.mangaassist.backend.platform.lexicon.ShippedRules#all")
  void leavesOutNoneOfTheProgramsOwnRules(String resource) throws IOException {
    Lexicon lexicon = ShippedRules.of(resource);
    var random = new Random(11);
    int found = 0;
    for (Lexicon.Rule rule : lexicon.rules()) {
      String[] pieces = rule.pattern().pattern().split("[^\\p{L}\\d@ '-]+", -1);
      for (int i = 0; i < 300; i++) {
        var text = new StringBuilder();
        for (int k = random.nextInt(6); k >= 0; k--) {
          text.append(pieces[random.nextInt(pieces.length)]);
          text.append(FILLERS.get(random.nextInt(FILLERS.size())));
        }
        if (rule.pattern().matcher(text).find()) {
          found++;
          assertThat(lexicon.candidates(text.toString())).as("%s", text).contains(rule);
        }
      }
    }
    assertThat(found).as("texts in which a rule was found").isGreaterThan(10);
  }
}
