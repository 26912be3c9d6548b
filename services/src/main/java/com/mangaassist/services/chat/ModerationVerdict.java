package com.mangaassist.services.chat;

import java.util.List;

/**
 * What moderation says of a text.
 *
 * @param severity the highest that was found
 * @param categories as "abuse", "pii", "prompt_injection"; empty when severity is none
 */
public record ModerationVerdict(Severity severity, List<String> categories) {

  public static final ModerationVerdict CLEAN = new ModerationVerdict(Severity.NONE, List.of());

  public ModerationVerdict {
    categories = List.copyOf(categories);
  }
}
