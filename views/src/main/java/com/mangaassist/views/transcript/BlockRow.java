package com.mangaassist.views.transcript;

import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.markdown.PlainText;
import com.mangaassist.views.texts.Texts;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/** One block of an answer, with the caret behind it while it is the last of one that streams. */
final class BlockRow extends Row {

  private static final double LINE = 20;
  private static final double CARD_ROW = 26;

  private final Texts texts;
  private final Consumer<String> openLink;
  private Block block;
  private boolean caret;
  private boolean first;

  BlockRow(TurnRow turn, Texts texts, Consumer<String> openLink, Block block) {
    super(turn);
    this.texts = texts;
    this.openLink = openLink;
    this.block = block;
  }

  Block block() {
    return block;
  }

  /**
   * Shows another block in place of the one before.
   *
   * @param isFirst whether the answer begins with it
   * @return whether anything changed, so that its height must be measured again
   */
  boolean show(Block other, boolean withCaret, boolean isFirst) {
    if (caret == withCaret && first == isFirst && block.equals(other)) {
      return false;
    }
    block = other;
    caret = withCaret;
    first = isFirst;
    if (nodeIfMade() instanceof BlockNode node) {
      node.show(block, caret, first);
      node.setAccessibleText(PlainText.of(block));
      // This is within a layout, after the frame's styling: without it a frame shows bare text.
      node.applyCss();
    }
    return true;
  }

  @Override
  double estimate(double width) {
    return switch (block.content()) {
      case Block.Rule ignored -> LINE;
      case Block.Table table -> table.rows().size() * CARD_ROW;
      default -> TextEstimate.height(PlainText.of(block), width, LINE) + 6;
    };
  }

  @Override
  Region make() {
    BlockNode node = new BlockNode(openLink, texts);
    node.show(block, caret, first);
    node.setAccessibleText(PlainText.of(block));
    return node;
  }
}
