package com.mangaassist.app.data;

import com.mangaassist.services.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds everything the program keeps, locked for one instance.
 *
 * <p>The system drops the lock when a program dies, so nothing has to be cleaned up after {@code
 * kill -9}. The lock file holds the owner's process id for the one who is refused.
 */
public final class DataFolder implements AutoCloseable {

  /** Locked far behind the text, because Windows lets nobody read a locked region. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final Path folder;
  private final FileChannel lockFile;

  private DataFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder where it is missing and takes it for this process.
   *
   * @throws Problem if it cannot be written or another instance has it
   */
  public static DataFolder take(Path folder) throws Problem {
    FileChannel channel;
    try {
      PrivateFiles.createFolders(folder);
      channel =
          FileChannel.open(
              lockFile(folder),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
    var taken = new DataFolder(folder, channel);
    try {
      if (tryLock(channel) == null) {
        taken.close();
        throw inUse(folder);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return taken;
    } catch (IOException e) {
      taken.close();
      throw notWritable(folder, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** The process that has the folder, as far as its lock file tells. */
  static Optional<Long> owner(Path folder) {
    try {
      return Optional.of(Long.parseLong(Files.readString(lockFile(folder)).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Path lockFile(Path folder) {
    return folder.resolve("instance.lock");
  }

  private static Problem notWritable(Path folder, IOException cause) {
    return new Problem(
        "The data folder " + folder + " cannot be written; choose another one with --data DIR.",
        cause);
  }

  private static FolderInUse inUse(Path folder) {
    String who = owner(folder).map(pid -> " (process " + pid + ")").orElse("");
    return new FolderInUse(
        "The data folder "
            + folder
            + " is in use by another MangaAssist Console"
            + who
            + "; close it or choose another folder with --data DIR.");
  }

  public Path path() {
    return folder;
  }

  /** A file or folder in it. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      // Nothing is lost: the system drops the lock with the process.
      LoggerFactory.getLogger(DataFolder.class).debug("lock file did not close", e);
    }
  }
}
