package com.mangaassist.services.chat;

/**
 * Where the time of one answer went, in milliseconds; the four follow one another.
 *
 * @param moderationMs rating the customer's message
 * @param retrievalMs planning and searching
 * @param waitingMs from the model call to its first token
 * @param streamingMs from the first token to the last
 */
public record Timings(long moderationMs, long retrievalMs, long waitingMs, long streamingMs) {}
