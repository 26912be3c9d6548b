package com.mangaassist.views.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any text, tried on random texts with fixed seeds. */
final class MarkdownStreamLawsTest {

  private static final List<String> PIECES =
      List.of(
          "word ",
          "料理漫画",
          "。",
          "**",
          "*",
          "`",
          "```",
          "```\n",
          "~~~\n",
          "\n",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          "- ",
          "\n- ",
          "  - nested\n",
          "    ",
          "\n1. ",
          "\n2. item\n",
          "3) ",
          "\n> ",
          ">",
          "# ",
          "\n## Head\n",
          "\n---\n",
          "===\n",
          "\n| a | b |\n|---|:-:|\n| 1 | 2 |\n",
          "|",
          "<b>",
          "</b>",
          "[link](https://example.com)",
          "[x]: /y\n",
          "![p](http://e.com/p.png)",
          "https://e.com/a?b=1",
          "😀",
          "\t",
          "\\",
          "_em_",
          "「",
          "」",
          "   ",
          "&amp;",
          "x. ",
          "lazy\n",
          "* * *\n",
          "+ ",
          "<div>\n",
          "<!-- \n");

  private static final Parser WHOLE = SegmentParser.commonMark();

  @ParameterizedTest
  @ValueSource(ints = {3, 40, 400})
  void blocksDoNotDependOnWhereTheTextIsCut(int length) {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      String text = text(random, length);
      List<Block> whole = parse(List.of(text), false);
      assertThat(parse(pieces(random, text), seed % 4 == 0)).as("seed %s", seed).isEqualTo(whole);
      assertThat(parse(text.chars().mapToObj(c -> String.valueOf((char) c)).toList(), false))
          .as("seed %s, one by one", seed)
          .isEqualTo(whole);
    }
  }

  @Test
  void finishedBlocksNeverChange() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      MarkdownStream stream = new MarkdownStream();
      List<List<Block>> seen = new ArrayList<>();
      for (String piece : pieces(random, text(random, 200))) {
        stream.append(piece);
        seen.add(List.copyOf(stream.finished()));
      }
      stream.finish();
      for (List<Block> earlier : seen) {
        assertThat(stream.finished().subList(0, earlier.size())).isEqualTo(earlier);
      }
    }
  }

  @Test
  void saysWhatCommonMarkSaysOfTheWholeText() {
    for (int seed = 0; seed < 4_000; seed++) {
      // The word beside a fence is shown as it stands, entities too.
      String text = text(new Random(seed), 25).replace("&amp;", "and");
      // Tables and references are not what plain CommonMark makes of them.
      if (text.contains("|") || text.contains("]:")) {
        continue;
      }
      BlockWalk walk = new BlockWalk(-1);
      String guarded = text.lines().map(Guard::stars).collect(Collectors.joining("\n", "", "\n"));
      walk.children(WHOLE.parse(guarded), Frame.TOP);
      assertThat(shapes(parse(List.of(text), false)))
          .as("seed %s: %s", seed, text)
          .isEqualTo(shapes(walk.blocks()));
    }
  }

  @Test
  void neverLeavesMoreThanAFewThousandCharactersOpen() {
    for (String part :
        List.of("word ", "料理。", "- item\n", "  x\n", "> q\n", "|a", "`", "*", "\n\n", "- ")) {
      MarkdownStream stream = new MarkdownStream();
      stream.append("- list\n\n```\n".repeat(part.equals("  x\n") ? 1 : 0));
      for (int i = 0; i < 20_000; i++) {
        stream.append(part);
      }
      int open = stream.open().stream().mapToInt(b -> PlainText.of(b).length()).sum();
      assertThat(open).as("open after many of %s", part).isLessThan(6_000);
    }
  }

  @Test
  void losesNoTextOfALongParagraph() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      while (text.length() < 20_000) {
        text.append(List.of("料理", "漫画。", "word ", "😀", "it ends. ", "「x」").get(random.nextInt(6)));
      }
      List<Block> blocks = parse(pieces(random, text.toString()), false);
      assertThat(blocks).hasSizeGreaterThan(10);
      assertThat(PlainText.of(blocks).replaceAll("\\s", ""))
          .isEqualTo(text.toString().replaceAll("\\s", ""));
    }
  }

  private static List<String> shapes(List<Block> blocks) {
    return blocks.stream()
        .map(b -> b.frame().quotes() + " " + b.frame().lists() + b.frame().marker() + b.content())
        .toList();
  }

  private static List<Block> parse(List<String> pieces, boolean look) {
    MarkdownStream stream = new MarkdownStream();
    for (String piece : pieces) {
      stream.append(piece);
      if (look) {
        // Looking at the open end changes nothing.
        assertThat(stream.open()).isNotNull();
      }
    }
    stream.finish();
    return stream.finished();
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static List<String> pieces(Random random, String text) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int to = Math.min(text.length(), at + 1 + random.nextInt(12));
      pieces.add(text.substring(at, to));
      at = to;
    }
    return pieces;
  }
}
