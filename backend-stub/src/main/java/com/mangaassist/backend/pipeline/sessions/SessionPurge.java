package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.parts.PeriodicWork;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Purges what was deleted over 30 days ago, when it starts and as long as it runs. */
public final class SessionPurge {

  private static final Logger LOG = LoggerFactory.getLogger(SessionPurge.class);
  private static final Duration UNDO = Duration.ofDays(30);

  /** In a commit, which others wait for. */
  private static final int AT_ONCE = 100;

  private static final String PURGE =
      "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE deleted_at < ? LIMIT ?)";

  private SessionPurge() {}

  /** Looks every hour; the database stays the caller's to close. */
  public static PeriodicWork start(SqliteDatabase database, Clock clock) {
    return start(database, clock, Duration.ofHours(1));
  }

  static PeriodicWork start(SqliteDatabase database, Clock clock, Duration interval) {
    return PeriodicWork.start(
        "session-purge",
        LOG,
        "The purge of deleted conversations",
        interval,
        () -> purge(database, clock) == AT_ONCE);
  }

  private static int purge(SqliteDatabase database, Clock clock) {
    long before = clock.instant().minus(UNDO).toEpochMilli();
    int purged = database.write(c -> Sql.update(c, PURGE, before, AT_ONCE)).join();
    if (purged > 0) {
      LOG.info("{} deleted conversations were purged", purged);
    }
    return purged;
  }
}
