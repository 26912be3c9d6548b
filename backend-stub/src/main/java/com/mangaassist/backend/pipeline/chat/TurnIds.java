package com.mangaassist.backend.pipeline.chat;

import java.time.Instant;

/**
 * What names one turn.
 *
 * @param sessionId given by the caller, or new
 * @param at when the message arrived
 */
record TurnIds(String sessionId, String messageId, String correlationId, Instant at) {}
