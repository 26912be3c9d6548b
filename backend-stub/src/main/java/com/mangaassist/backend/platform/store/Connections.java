package com.mangaassist.backend.platform.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteConfig;

/** Opens connections with the settings that make an acknowledged row survive a power cut. */
final class Connections {

  static final int BUSY_TIMEOUT_MS = 5_000;

  private Connections() {}

  static Connection writer(Path file) throws SQLException {
    var config = common();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    var connection = open(file, config);
    syncWhole(connection);
    // Moved by a thread of its own, see Checkpoints.
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = 0");
    }
    return connection;
  }

  /** For {@link Checkpoints} alone. */
  static Connection checkpointer(Path file) throws SQLException {
    var config = common();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    var connection = open(file, config);
    syncWhole(connection);
    return connection;
  }

  private static void syncWhole(Connection connection) throws SQLException {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
      // There fsync alone leaves the rows in the drive's own cache.
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA fullfsync = 1");
        statement.execute("PRAGMA checkpoint_fullfsync = 1");
      }
    }
  }

  static Connection reader(Path file) throws SQLException {
    var config = common();
    config.setReadOnly(true);
    return open(file, config);
  }

  private static SQLiteConfig common() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.enforceForeignKeys(true);
    return config;
  }

  private static Connection open(Path file, SQLiteConfig config) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }
}
