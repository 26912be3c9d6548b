package com.mangaassist.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.markdown.MarkdownStream;
import com.mangaassist.views.markdown.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RehearsalTest {

  private final List<Block> blocks = blocks();

  @Test
  void showsEveryKindOfBlock() {
    assertThat(blocks.stream().<Class<?>>map(block -> block.content().getClass()))
        .contains(Block.Content.class.getPermittedSubclasses());
    assertThat(blocks).anyMatch(block -> block.frame().quotes() > 0);
    assertThat(blocks).anyMatch(block -> block.frame().lists() > 0);
  }

  @Test
  void showsEveryKindOfText() {
    List<Run> runs =
        blocks.stream()
            .map(Block::content)
            .flatMap(
                content ->
                    content instanceof Block.Paragraph(var own)
                        ? own.stream()
                        : List.<Run>of().stream())
            .toList();

    assertThat(runs)
        .anyMatch(Run::bold)
        .anyMatch(Run::italic)
        .anyMatch(Run::code)
        .anyMatch(run -> !run.link().isEmpty());
  }

  private static List<Block> blocks() {
    var stream = new MarkdownStream();
    Rehearsal.PIECES.forEach(stream::append);
    stream.finish();
    return stream.finished();
  }
}
