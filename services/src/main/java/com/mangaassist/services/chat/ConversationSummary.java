package com.mangaassist.services.chat;

import java.time.Instant;

/**
 * What a list shows of a conversation.
 *
 * @param sessionId the session
 * @param customerId whose it is
 * @param segment free or premium
 * @param title a given name, else the first sentence of the first message
 * @param preview the beginning of the last message of either side; in the list of a search the
 *     words around what was found, where a message or an answer has it
 * @param turns number of the customer's messages
 * @param severity the highest moderation severity of its messages
 * @param updatedAt time of the last change, UTC
 */
public record ConversationSummary(
    String sessionId,
    String customerId,
    String segment,
    String title,
    String preview,
    int turns,
    Severity severity,
    Instant updatedAt) {}
