package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestFault;
import com.mangaassist.backend.platform.store.SqlWork;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;

/** The database of AppConfig and AppConfigData; work on it may refuse a call. */
public final class AppConfigStore implements AutoCloseable {
  private final SqliteDatabase database;

  private AppConfigStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Statements that run in one transaction and may end in an answer to the client. */
  @FunctionalInterface
  public interface Work<T> {
    /** Runs them; whatever it throws undoes it. */
    T run(Connection connection) throws SQLException, RestFault;
  }

  /** Carries a refusal through the database, which knows only SQL's failures. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RestFault fault;

    private Refused(RestFault fault) {
      super(fault.getMessage(), null, false, false);
      this.fault = fault;
    }
  }

  /** Opens {@code aws-appconfig.db} in the folder. */
  public static AppConfigStore open(Path dataDir) {
    return new AppConfigStore(
        SqliteDatabase.open(dataDir.resolve("aws-appconfig.db"), Schema.MIGRATIONS));
  }

  /** Reads one snapshot. */
  public <T> T read(Work<T> work) throws RestFault {
    try {
      return database.read(carrying(work));
    } catch (Refused refused) {
      throw refused.fault;
    }
  }

  /** Writes, and returns when it is on the disk. */
  public <T> T write(Work<T> work) throws RestFault {
    try {
      return database.write(carrying(work)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused.fault;
      }
      throw e;
    }
  }

  private static <T> SqlWork<T> carrying(Work<T> work) {
    return connection -> {
      try {
        return work.run(connection);
      } catch (RestFault fault) {
        throw new Refused(fault);
      }
    };
  }

  /** Why its store cannot be written at the moment; else empty. */
  public String trouble() {
    return database.trouble();
  }

  @Override
  public void close() {
    database.close();
  }
}
