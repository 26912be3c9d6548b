package com.mangaassist.backend.platform.store;

import com.mangaassist.backend.platform.parts.PeriodicWork;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that are deleted when their time is over, at a start and as long as the program runs.
 *
 * @param thread name of the thread that looks
 * @param what the rows, in English, as {@code deleted conversations}
 * @param kept how long they stay
 * @param sql deletes those before a time in milliseconds, no more at once than a number; these are
 *     its two parameters
 */
public record Purge(String thread, String what, Duration kept, String sql) {

  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

  /** In a commit, which others wait for. */
  private static final int AT_ONCE = 100;

  /** Looks every hour; the database stays the caller's to close. */
  public PeriodicWork start(SqliteDatabase database, Clock clock) {
    return start(database, clock, Duration.ofHours(1));
  }

  /** The same with another interval. */
  public PeriodicWork start(SqliteDatabase database, Clock clock, Duration interval) {
    return PeriodicWork.start(
        thread, LOG, "The purge of " + what, interval, () -> purge(database, clock) == AT_ONCE);
  }

  private int purge(SqliteDatabase database, Clock clock) {
    long before = clock.instant().minus(kept).toEpochMilli();
    int purged = database.write(c -> Sql.update(c, sql, before, AT_ONCE)).join();
    if (purged > 0) {
      LOG.info("{} {} were purged", purged, what);
    }
    return purged;
  }
}
