package com.mangaassist.backend.pipeline.sessions;

import java.time.Instant;
import java.util.List;

/**
 * An answer that was withheld, as the quarantine keeps it.
 *
 * @param severity high or critical
 * @param contentHash SHA-256 of the text, as in {@code ModerationFlagged}
 * @param content the text until it was withheld, personal data masked
 */
public record Withheld(
    String messageId,
    String sessionId,
    String correlationId,
    String customerId,
    String modelId,
    String severity,
    List<String> categories,
    String contentHash,
    String content,
    Instant at) {

  /** Copies the list. */
  public Withheld {
    categories = List.copyOf(categories);
  }
}
