package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import java.io.IOException;

/**
 * How one streaming operation spells the parts of an answer. Blocks are numbered from 0; each is
 * begun, filled and ended before the next begins.
 */
interface StreamDialect {
  /** What comes before the first block. */
  void begin(Call call, int inputTokens) throws IOException;

  /** A block of text begins. */
  void beginText(int block) throws IOException;

  /** A piece of text; never empty. */
  void text(int block, String piece) throws IOException;

  /** A block that calls a tool begins; of {@code use} only id and name count. */
  void beginToolUse(int block, ToolUse use) throws IOException;

  /** A piece of the tool's input, as JSON text. */
  void toolInput(int block, String json) throws IOException;

  /** A block ends. */
  void endBlock(int block) throws IOException;

  /** What comes after the last block. */
  void end(Ending ending) throws IOException;
}
