package com.mangaassist.backend.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One instance per database. SQLite itself would let two programs share the file, and each would
 * take the other's unfinished work for its own; the system drops this lock when a program dies.
 */
final class InstanceLock implements AutoCloseable {

  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  static InstanceLock take(Path database) {
    var file = database.resolveSibling(database.getFileName() + ".lock");
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.NOT_WRITABLE,
          "Database " + database + " cannot be opened for writing: its folder refuses " + file,
          e);
    }
    var lock = new InstanceLock(channel);
    try {
      if (channel.tryLock() != null) {
        return lock;
      }
    } catch (OverlappingFileLockException | IOException e) {
      lock.close();
      throw locked(database, e);
    }
    lock.close();
    throw locked(database, null);
  }

  private static StoreException locked(Path database, @Nullable Exception cause) {
    var message = "Database " + database + " is locked by another running instance.";
    return cause == null
        ? new StoreException(StoreException.Kind.LOCKED, message)
        : new StoreException(StoreException.Kind.LOCKED, message, cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
