package com.mangaassist.views.markdown;

import com.mangaassist.views.markdown.Block.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Makes blocks of a segment. HTML blocks are not known, so that HTML comes out as text. */
final class SegmentParser {

  /** The order says which one a line is taken for: a rule before a list. */
  private static final List<Class<? extends org.commonmark.node.Block>> KNOWN =
      List.of(
          BlockQuote.class,
          Heading.class,
          FencedCodeBlock.class,
          ThematicBreak.class,
          ListBlock.class,
          IndentedCodeBlock.class);

  private final Parser parser = commonMark();

  /** CommonMark without blocks of HTML. */
  static Parser commonMark() {
    return Parser.builder().enabledBlockTypes(new LinkedHashSet<>(KNOWN)).build();
  }

  List<Block> parse(Segment segment) {
    return switch (segment.kind()) {
      case CODE -> List.of(code(segment));
      case TABLE -> List.of(table(segment));
      case MARKDOWN -> markdown(segment);
    };
  }

  private List<Block> markdown(Segment segment) {
    StringBuilder text = new StringBuilder();
    for (String line : segment.lines()) {
      text.append(Guard.stars(LineSyntax.outdent(line, segment.strip()))).append('\n');
    }
    Frame frame = segment.strip() > 0 ? Frame.TOP.item("", Gap.NORMAL) : Frame.TOP;
    BlockWalk walk = new BlockWalk(segment.number());
    walk.children(parser.parse(text.toString()), frame);
    List<Block> blocks = walk.blocks();
    if (!blocks.isEmpty() && segment.gap() != Gap.NORMAL) {
      Block first = blocks.removeFirst();
      blocks.addFirst(new Block(first.frame().withGap(segment.gap()), first.content()));
    }
    return blocks;
  }

  private static Block code(Segment segment) {
    List<String> lines = segment.lines();
    String text = String.join("\n", lines.subList(1, lines.size()));
    boolean opens = segment.gap() != Gap.JOINED;
    return new Block(
        Frame.TOP.withGap(segment.gap()),
        new Block.Code(
            BlockWalk.language(lines.getFirst()), Guard.remove(text), opens, segment.closes()));
  }

  private Block table(Segment segment) {
    List<String> lines = segment.lines();
    List<Column> columns = TableSyntax.columns(lines.get(0), lines.get(1));
    boolean opens = segment.gap() != Gap.JOINED;
    List<List<List<Run>>> rows = new ArrayList<>();
    for (int i = opens ? 0 : 2; i < lines.size(); i++) {
      if (i != 1) {
        rows.add(row(lines.get(i), columns.size()));
      }
    }
    return new Block(Frame.TOP.withGap(segment.gap()), new Block.Table(columns, rows, opens));
  }

  private List<List<Run>> row(String line, int columns) {
    List<String> cells = TableSyntax.cells(line);
    List<List<Run>> row = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      row.add(i < cells.size() ? cell(cells.get(i)) : List.of());
    }
    return row;
  }

  private List<Run> cell(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    Node document = parser.parse(Guard.MARK + Guard.stars(text));
    Node paragraph = document.getFirstChild();
    return paragraph == null ? List.of() : Inlines.of(paragraph);
  }
}
