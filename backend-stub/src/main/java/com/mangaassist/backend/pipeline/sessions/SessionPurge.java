package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.parts.Setback;
import com.mangaassist.backend.platform.parts.Threads;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Purges what was deleted over 30 days ago, when it starts and as long as it runs. */
public final class SessionPurge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SessionPurge.class);
  private static final Duration UNDO = Duration.ofDays(30);

  /** In a commit, which others wait for. */
  private static final int AT_ONCE = 100;

  private static final String PURGE =
      "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE deleted_at < ? LIMIT ?)";

  private final SqliteDatabase database;
  private final Clock clock;
  private final Duration interval;
  private final Setback setback =
      new Setback(LOG, "The purge of deleted conversations", Duration.ofSeconds(1));
  private final Thread thread = Thread.ofVirtual().name("session-purge").unstarted(this::run);
  private volatile boolean closed;

  private SessionPurge(SqliteDatabase database, Clock clock, Duration interval) {
    this.database = database;
    this.clock = clock;
    this.interval = interval;
  }

  /** Looks every hour; the database stays the caller's to close. */
  public static SessionPurge start(SqliteDatabase database, Clock clock) {
    return start(database, clock, Duration.ofHours(1));
  }

  static SessionPurge start(SqliteDatabase database, Clock clock, Duration interval) {
    var purge = new SessionPurge(database, clock, interval);
    purge.thread.start();
    return purge;
  }

  private void run() {
    try {
      while (!closed) {
        try {
          int purged = purge();
          setback.passed();
          if (purged < AT_ONCE) {
            Thread.sleep(interval);
          }
        } catch (StoreException | CompletionException e) {
          if (!closed) {
            setback.failed(e);
          }
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("closed");
    }
  }

  private int purge() {
    long before = clock.instant().minus(UNDO).toEpochMilli();
    int purged = database.write(c -> Sql.update(c, PURGE, before, AT_ONCE)).join();
    if (purged > 0) {
      LOG.info("{} deleted conversations were purged", purged);
    }
    return purged;
  }

  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
  }
}
