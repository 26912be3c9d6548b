package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.store.Purge;
import java.time.Duration;

/** Conversations that were deleted can be brought back for 30 days. */
public final class SessionPurge {

  /** Those whose 30 days are over. */
  public static final Purge DELETED =
      new Purge(
          "session-purge",
          "deleted conversations",
          Duration.ofDays(30),
          "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE deleted_at < ? LIMIT ?)");

  private SessionPurge() {}
}
