package com.mangaassist.views.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of every pane, in both languages. */
final class TextKeysTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

  static List<PaneTexts> panes() {
    return PaneTexts.all();
  }

  @Test
  void looksAtThePanesThatThereAre() {
    assertThat(panes()).extracting(PaneTexts::pane).contains("shell", "controls");
  }

  @ParameterizedTest
  @MethodSource("panes")
  void bothLanguagesHaveTheSameKeys(PaneTexts pane) {
    assertThat(new TreeSet<>(TextFile.read(pane.pane(), Language.JAPANESE).keySet()))
        .isEqualTo(new TreeSet<>(TextFile.read(pane.pane(), Language.ENGLISH).keySet()));
  }

  @ParameterizedTest
  @MethodSource("panes")
  void bothLanguagesHaveTheSamePlaceholders(PaneTexts pane) {
    var japanese = TextFile.read(pane.pane(), Language.JAPANESE);
    TextFile.read(pane.pane(), Language.ENGLISH)
        .forEach(
            (key, text) ->
                assertThat(placeholders(japanese.getOrDefault(key, "")))
                    .as(key)
                    .isEqualTo(placeholders(text)));
  }

  @ParameterizedTest
  @MethodSource("panes")
  void noTextIsEmptyOrHasSpacesAtItsEnds(PaneTexts pane) {
    for (Language language : Language.values()) {
      assertThat(TextFile.read(pane.pane(), language))
          .allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank().isEqualTo(text.strip()));
    }
  }

  @ParameterizedTest
  @MethodSource("panes")
  void noEnglishTextIsJapanese(PaneTexts pane) {
    assertThat(TextFile.read(pane.pane(), Language.ENGLISH))
        .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(JAPANESE));
  }

  @ParameterizedTest
  @MethodSource("panes")
  void everyKeyThatIsAskedForExists(PaneTexts pane) {
    assertThat(TextFile.read(pane.pane(), Language.ENGLISH).keySet()).containsAll(pane.asked());
  }

  @ParameterizedTest
  @MethodSource("panes")
  void everyKeyIsUsed(PaneTexts pane) {
    Set<String> keys = TextFile.read(pane.pane(), Language.ENGLISH).keySet();
    assertThat(keys).allMatch(pane::uses, "is used in the sources of " + pane);
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
