package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.services.models.Usage;

/**
 * Roughly how many tokens were used, for an answer that was cut short: Bedrock sends its own count
 * only behind a whole answer, but charges for what it wrote until then.
 */
final class TokenEstimate {

  /** About as many Latin letters make a token; a kana or kanji is one by itself. */
  private static final int LETTERS_PER_TOKEN = 4;

  private static final int FIRST_CJK = 0x2e80;

  private TokenEstimate() {}

  static Usage of(Prompt prompt, String answer) {
    int input = tokens(prompt.system());
    for (Prompt.Message message : prompt.messages()) {
      input += tokens(message.text());
    }
    return new Usage(input, tokens(answer));
  }

  private static int tokens(String text) {
    int wide = (int) text.chars().filter(c -> c >= FIRST_CJK).count();
    return wide + Math.ceilDiv(text.length() - wide, LETTERS_PER_TOKEN);
  }
}
