package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.pipeline.prompt.TokenEstimate;
import com.mangaassist.services.models.Usage;

/**
 * Roughly how many tokens were used, for an answer that was cut short: Bedrock sends its own count
 * only behind a whole answer, but charges for what it wrote until then.
 */
final class UsageEstimate {

  private UsageEstimate() {}

  static Usage of(Prompt prompt, String answer) {
    int input = TokenEstimate.of(prompt.system());
    for (Prompt.Message message : prompt.messages()) {
      input += TokenEstimate.of(message.text());
    }
    return new Usage(input, answer.isEmpty() ? 0 : TokenEstimate.of(answer));
  }
}
