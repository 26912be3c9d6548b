package com.mangaassist.views.transcript;

import com.mangaassist.views.markdown.Block;

/** The space between the blocks of an answer, in pixels. */
final class BlockSpace {

  static final double BEFORE_ANSWER = 14;

  private static final double PARAGRAPH = 8;
  private static final double TIGHT = 3;

  private BlockSpace() {}

  static double above(Block block) {
    return switch (block.frame().gap()) {
      case JOINED -> 0;
      case TIGHT -> TIGHT;
      case NORMAL ->
          switch (block.content()) {
            case Block.Heading h -> h.level() <= 2 ? 16 : 12;
            case Block.Rule ignored -> 12;
            default -> PARAGRAPH;
          };
    };
  }

  static double below(Block block) {
    return switch (block.content()) {
      case Block.Rule ignored -> 4;
      case Block.Code code -> code.closes() ? 2 : 0;
      case Block.Table ignored -> 0;
      default -> 0;
    };
  }
}
