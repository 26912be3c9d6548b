package com.mangaassist.views.markdown;

import com.mangaassist.views.markdown.Block.Code;
import com.mangaassist.views.markdown.Block.Heading;
import com.mangaassist.views.markdown.Block.Paragraph;
import com.mangaassist.views.markdown.Block.Rule;
import com.mangaassist.views.markdown.Block.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks as text without any markup, as a clipboard or a screen reader takes it. */
public final class PlainText {

  private PlainText() {}

  /** All of them. */
  public static String of(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      if (!text.isEmpty() && block.frame().gap() != Gap.JOINED) {
        text.append(block.frame().gap() == Gap.TIGHT ? "\n" : "\n\n");
      }
      text.append(of(block));
    }
    return text.toString();
  }

  /** One of them. */
  public static String of(Block block) {
    String indent = "  ".repeat(Math.max(0, block.frame().lists() - 1));
    String marker = block.frame().marker().isEmpty() ? "" : block.frame().marker() + " ";
    return indent + marker + content(block.content());
  }

  private static String content(Block.Content content) {
    return switch (content) {
      case Paragraph p -> runs(p.runs());
      case Heading h -> runs(h.runs());
      case Code c -> c.text();
      case Rule ignored -> "---";
      case Table t ->
          t.rows().stream()
              .map(row -> row.stream().map(PlainText::runs).collect(Collectors.joining("\t")))
              .collect(Collectors.joining("\n"));
    };
  }

  private static String runs(List<Run> runs) {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }
}
