package com.mangaassist.backend.aws.appconfigdata;

import com.mangaassist.backend.aws.appconfig.Configurations.Source;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * All that a session is, carried by its client.
 *
 * @param session the session's number, by which its share of a growing deployment is told
 * @param sequence how many tokens the session had before this one
 * @param pollSeconds the least time between two calls that the client wished for; 0 for none
 * @param notBefore when it may be used at the earliest
 * @param expiresAt when it can no longer be used
 * @param content key of the content that the client already has; 0 for none
 */
record SessionToken(
    long session,
    int sequence,
    Source source,
    int pollSeconds,
    Instant notBefore,
    Instant expiresAt,
    long content) {
  private static final int BYTES = 6 * Long.BYTES + 2 * Integer.BYTES;

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(session)
        .putInt(sequence)
        .putLong(source.environment())
        .putLong(source.profile())
        .putInt(pollSeconds)
        .putLong(notBefore.toEpochMilli())
        .putLong(expiresAt.toEpochMilli())
        .putLong(content)
        .array();
  }

  static SessionToken of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new SessionToken(
        in.getLong(),
        in.getInt(),
        new Source(in.getLong(), in.getLong()),
        in.getInt(),
        Instant.ofEpochMilli(in.getLong()),
        Instant.ofEpochMilli(in.getLong()),
        in.getLong());
  }
}
