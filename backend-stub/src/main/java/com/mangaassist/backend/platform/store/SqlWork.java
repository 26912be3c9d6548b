package com.mangaassist.backend.platform.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A piece of SQL that the store runs inside a transaction of its own making.
 *
 * <p>It must not commit, roll back, close the connection, keep it, or wait for another piece of
 * work of the same database. It may run on any thread, and twice where {@link
 * SqliteDatabase.Settings#repeatable} says so: what it yields the last time counts.
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface SqlWork<T> {

  /** Runs the statements; whatever it throws undoes this piece of work and no other. */
  T run(Connection connection) throws SQLException;
}
