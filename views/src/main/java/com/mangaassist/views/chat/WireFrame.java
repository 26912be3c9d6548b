package com.mangaassist.views.chat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A WebSocket message as it went over the wire.
 *
 * @param at when it was sent or came in
 * @param sent true for one to the gateway
 * @param type the action of one that was sent, the type of one that came in
 * @param raw its JSON text
 */
record WireFrame(Instant at, boolean sent, String type, String raw) {

  /** Its length in bytes of UTF-8, without WebSocket's own header. */
  int bytes() {
    return raw.getBytes(StandardCharsets.UTF_8).length;
  }
}
