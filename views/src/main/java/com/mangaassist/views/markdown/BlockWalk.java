package com.mangaassist.views.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Lays the tree of a segment flat: each leaf with the frame that its ancestors make. */
final class BlockWalk {

  private final List<Block> blocks = new ArrayList<>();
  private int number;

  /**
   * A walk.
   *
   * @param number what the first ordered item is called; -1 for what it says itself
   */
  BlockWalk(int number) {
    this.number = number;
  }

  /** What was found, in order. */
  List<Block> blocks() {
    return blocks;
  }

  void children(Node parent, Frame frame) {
    Frame current = frame;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      int before = blocks.size();
      node(node, current);
      if (blocks.size() > before) {
        // Only the first block of an item has its marker, and only it stands close.
        current = current.withoutMarker().withGap(Gap.NORMAL);
      }
    }
  }

  private void node(Node node, Frame frame) {
    switch (node) {
      case Paragraph p -> leaf(frame, new Block.Paragraph(Inlines.of(p)));
      case Heading h -> leaf(frame, new Block.Heading(h.getLevel(), Inlines.of(h)));
      case FencedCodeBlock c -> code(frame, language(c.getInfo()), c.getLiteral());
      case IndentedCodeBlock c -> code(frame, "", c.getLiteral());
      case ThematicBreak ignored -> leaf(frame, new Block.Rule());
      case BlockQuote q -> children(q, frame.quoted());
      case ListBlock list -> list(list, frame);
      case LinkReferenceDefinition d ->
          leaf(frame, new Block.Paragraph(List.of(Run.plain(definition(d)))));
      default -> children(node, frame);
    }
  }

  private void list(ListBlock list, Frame frame) {
    int next = list instanceof OrderedList ordered ? first(ordered) : 0;
    Frame outer = frame;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      String marker = list instanceof BulletList ? bullet(outer) : next++ + ".";
      boolean isFirst = item.getPrevious() == null;
      Gap gap = list.isTight() ? Gap.TIGHT : Gap.NORMAL;
      // The marker of an item that begins with a list stands before the inner one.
      String shown = outer.marker().isEmpty() ? marker : outer.marker() + " " + marker;
      int before = blocks.size();
      children(item, outer.item(shown, isFirst && outer.lists() == 0 ? outer.gap() : gap));
      if (blocks.size() == before) {
        leaf(outer.item(shown, gap), new Block.Paragraph(List.of()));
      }
      outer = outer.withoutMarker();
    }
  }

  private int first(OrderedList list) {
    Integer own = list.getMarkerStartNumber();
    int start = number >= 0 ? number : own == null ? 1 : own;
    number = -1;
    return start;
  }

  private static String bullet(Frame frame) {
    return frame.lists() % 2 == 0 ? "•" : "◦";
  }

  private void code(Frame frame, String language, String literal) {
    String text = Guard.remove(literal);
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    leaf(frame, new Block.Code(language, body, true, true));
  }

  /** The first word of a fence's info string. */
  static String language(String info) {
    return Guard.remove(info).strip().split("\\s+", 2)[0];
  }

  private static String definition(LinkReferenceDefinition d) {
    return Guard.remove("[" + d.getLabel() + "]: " + d.getDestination());
  }

  private void leaf(Frame frame, Block.Content content) {
    blocks.add(new Block(frame, content));
  }
}
