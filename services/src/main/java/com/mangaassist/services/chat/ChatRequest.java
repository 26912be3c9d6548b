package com.mangaassist.services.chat;

import org.jspecify.annotations.Nullable;

/**
 * One message of a customer, as {@code POST /v1/chat} and {@code sendMessage} carry it.
 *
 * @param sessionId the session to go on with; absent opens a new one
 * @param customerId who speaks
 * @param message 1 to 8,000 characters (code points), not blank
 * @param segment free or premium; absent means free
 * @param language ja or en; absent means the language of the message
 * @param modelId overrides the flag's choice
 */
public record ChatRequest(
    @Nullable String sessionId,
    String customerId,
    String message,
    @Nullable String segment,
    @Nullable String language,
    @Nullable String modelId) {

  /** Longest message, in Unicode code points. */
  public static final int MAX_MESSAGE_CHARACTERS = 8_000;
}
