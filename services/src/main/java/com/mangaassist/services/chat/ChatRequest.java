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
 * @param after the message that it follows, by its id, or {@link #START}: where another one follows
 *     already, this one begins a branch beside it. Absent: the one that was spoken of last
 */
public record ChatRequest(
    @Nullable String sessionId,
    String customerId,
    String message,
    @Nullable String segment,
    @Nullable String language,
    @Nullable String modelId,
    @Nullable String after) {

  /** Longest message, in Unicode code points. */
  public static final int MAX_MESSAGE_CHARACTERS = 8_000;

  /** {@code after} of a message that follows none: it begins the session anew. */
  public static final String START = "start";

  /** One that goes on where the session is. */
  public ChatRequest(
      @Nullable String sessionId,
      String customerId,
      String message,
      @Nullable String segment,
      @Nullable String language,
      @Nullable String modelId) {
    this(sessionId, customerId, message, segment, language, modelId, null);
  }

  /** The same in that session, to that model. */
  public ChatRequest withSessionAndModel(String session, String model) {
    return new ChatRequest(session, customerId, message, segment, language, model, after);
  }
}
