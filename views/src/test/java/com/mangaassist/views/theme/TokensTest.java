package com.mangaassist.views.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours of both schemes, read from the sheet itself. */
final class TokensTest {

  private static final Pattern USED = Pattern.compile("-ma-[a-z-]+");
  private static final Pattern COLOUR =
      Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|\\b(?:white|black|red|derive|ladder)\\b");

  static List<Path> sheets() {
    return Sheet.all();
  }

  @Test
  void measuresContrastAsWcagDoes() {
    assertThat(Sheet.contrast("#000000", "#ffffff")).isCloseTo(21, within(0.001));
    assertThat(Sheet.contrast("#777777", "#ffffff")).isCloseTo(4.48, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({
    "-ma-text, -ma-bg",
    "-ma-text, -ma-surface",
    "-ma-text, -ma-sunken",
    "-ma-text, -ma-accent-soft",
    "-ma-muted, -ma-bg",
    "-ma-muted, -ma-surface",
    "-ma-muted, -ma-sunken",
    "-ma-faint, -ma-bg",
    "-ma-faint, -ma-surface",
    "-ma-accent, -ma-bg",
    "-ma-accent, -ma-surface",
    "-ma-accent, -ma-accent-soft",
    "-ma-muted, -ma-accent-soft",
    "-ma-on-accent, -ma-accent",
    "-ma-on-accent, -ma-accent-hover",
    "-ma-on-bad, -ma-bad",
    "-ma-on-mark, -ma-mark",
    "-ma-ok, -ma-ok-soft",
    "-ma-ok, -ma-surface",
    "-ma-warn, -ma-warn-soft",
    "-ma-warn, -ma-surface",
    "-ma-bad, -ma-bad-soft",
    "-ma-bad, -ma-surface",
    "-ma-teal, -ma-surface",
    "-ma-violet, -ma-surface",
    "-ma-grey, -ma-surface",
  })
  void textPassesAaOnItsGroundInBothSchemes(String text, String ground) {
    assertThat(contrast(Sheet.light(), text, ground)).as("light").isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(Sheet.dark(), text, ground)).as("dark").isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest
  @CsvSource({
    "-ma-accent, -ma-surface",
    "-ma-accent, -ma-sunken",
    "-ma-amber, -ma-surface",
    "-ma-teal, -ma-sunken",
    "-ma-violet, -ma-sunken",
    "-ma-grey, -ma-sunken",
  })
  void shapesAndFocusRingsStandOutInBothSchemes(String shape, String ground) {
    assertThat(contrast(Sheet.light(), shape, ground)).as("light").isGreaterThanOrEqualTo(3);
    assertThat(contrast(Sheet.dark(), shape, ground)).as("dark").isGreaterThanOrEqualTo(3);
  }

  @Test
  void bothSchemesGiveEveryTokenAValue() {
    assertThat(Sheet.light()).hasSizeGreaterThan(25);
    assertThat(Sheet.dark().keySet()).isEqualTo(Sheet.light().keySet());
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void usesNoTokenThatHasNoValue(Path sheet) {
    assertThat(Sheet.light().keySet()).containsAll(tokensOf(Stream.of(sheet)));
  }

  @Test
  void everyTokenIsUsed() {
    assertThat(tokensOf(Sheet.all().stream())).isEqualTo(Sheet.light().keySet());
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void takesEveryColourFromATokenAndNamesNone(Path sheet) {
    String values =
        Sheet.rules(sheet)
            .lines()
            .filter(line -> line.contains(":"))
            .map(line -> line.replaceAll("-[a-z-]*white[a-z-]*", ""))
            .collect(Collectors.joining("\n"));
    assertThat(values).doesNotContainPattern(COLOUR);
  }

  private static Set<String> tokensOf(Stream<Path> sheets) {
    return sheets
        .flatMap(sheet -> USED.matcher(Sheet.rules(sheet)).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static double contrast(Map<String, String> scheme, String one, String other) {
    return Sheet.contrast(value(scheme, one), value(scheme, other));
  }

  private static String value(Map<String, String> scheme, String token) {
    return Objects.requireNonNull(scheme.get(token), token);
  }
}
