package com.mangaassist.backend.aws.bedrock;

import java.io.IOException;

/** How one streaming operation spells the parts of an answer; the caller flushes. */
interface StreamDialect {
  /** What comes before the first text. */
  void begin(Call call, int inputTokens) throws IOException;

  /** A piece of text; never empty. */
  void text(String piece) throws IOException;

  /** What comes after the last text. */
  void end(Answer answer, int inputTokens, long firstByteMs, long latencyMs) throws IOException;
}
