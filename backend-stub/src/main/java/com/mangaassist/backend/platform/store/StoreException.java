package com.mangaassist.backend.platform.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence what a database file refused, and of which kind the refusal is. */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, so that a caller can tell the cases apart without reading the message. */
  public enum Kind {
    /** Another running instance holds the file. */
    LOCKED,
    /** The folder or file cannot be created or written. */
    NOT_WRITABLE,
    /** The file is not a database, or a damaged one. */
    CORRUPT,
    /** The disk has no room left. */
    DISK_FULL,
    /** The disk failed to read or to write. */
    DISK_FAILED,
    /** The file was written by a newer version of this program. */
    NEWER_SCHEMA,
    /** The database was closed, or is being closed. */
    CLOSED,
    /** A statement failed: a constraint, or wrong SQL. */
    FAILED
  }

  private final Kind kind;

  StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A store that is no file, as a table in a cloud, did not do what it was asked. */
  public static StoreException failed(String store, Throwable cause) {
    return new StoreException(Kind.FAILED, store + " failed: " + cause.getMessage(), cause);
  }

  /** Which case this is. */
  public Kind kind() {
    return kind;
  }

  static StoreException of(Path file, SQLException cause) {
    var kind = cause instanceof SQLiteException sqlite ? kindOf(sqlite) : Kind.FAILED;
    var sentence =
        switch (kind) {
          case LOCKED -> "Database " + file + " is locked by another running instance.";
          case NOT_WRITABLE -> "Database " + file + " cannot be opened for writing.";
          case CORRUPT ->
              "Database " + file + " is damaged or not a database; move it away to start anew.";
          case DISK_FULL -> "Database " + file + " cannot grow: the disk is full.";
          case DISK_FAILED -> "Database " + file + " cannot be read or written: the disk failed.";
          case NEWER_SCHEMA, CLOSED, FAILED ->
              "Database " + file.getFileName() + " failed: " + cause.getMessage();
        };
    return new StoreException(kind, sentence, cause);
  }

  private static Kind kindOf(SQLiteException cause) {
    // The low byte is the primary code; the rest is SQLite's extended detail.
    var primary = SQLiteErrorCode.getErrorCode(cause.getResultCode().code & 0xff);
    return switch (primary) {
      case SQLITE_BUSY, SQLITE_LOCKED -> Kind.LOCKED;
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> Kind.NOT_WRITABLE;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> Kind.CORRUPT;
      case SQLITE_FULL -> Kind.DISK_FULL;
      case SQLITE_IOERR -> Kind.DISK_FAILED;
      default -> Kind.FAILED;
    };
  }
}
