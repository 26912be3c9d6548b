package com.mangaassist.backend.platform.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No rule of the program's own takes more than a small multiple of a text's length to search it.
 */
class RuleCostTest {
  private static final int LONGEST = 8_000;

  /** Looks at one character of the text, for each character that it has. */
  private static final int LOOKS = 1_500;

  private static final List<String> PIECES =
      List.of(
          "0",
          "a",
          ".",
          "-",
          " ",
          "あ",
          "漢",
          "ア",
          "12-",
          "a.",
          "a@",
          "a ",
          "0 ",
          "東京都",
          "〒",
          "(",
          "1 a ",
          "です",
          "\"",
          "+1",
          "card 1",
          "password: ",
          "i am ",
          "の本",
          "もっと",
          "2つ",
          "号1");

  @ParameterizedTest
  @MethodSource("com.mangaassist.backend.platform.lexicon.ShippedRules#all")
  void searchesTheLongestMessageInLinearTime(String resource) throws IOException {
    for (Lexicon.Rule rule : ShippedRules.of(resource).rules()) {
      for (String piece : PIECES) {
        var text = new LookedAt(piece.repeat(LONGEST / piece.length()));
        var matcher = rule.pattern().matcher(text);
        boolean found = matcher.find();
        while (found && text.looks < (long) LOOKS * LONGEST) {
          found = matcher.find();
        }
        assertThat(text.looks)
            .as("%s of %s on a message of \"%s\"", rule.pattern(), resource, piece)
            .isLessThan((long) LOOKS * LONGEST);
      }
    }
  }

  /** Counts how often a character was looked at, and ends a search that never comes to an end. */
  private static final class LookedAt implements CharSequence {
    private final String text;
    private long looks;

    LookedAt(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      if (looks > 20L * LOOKS * LONGEST) {
        throw new AssertionError("a search without end");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
