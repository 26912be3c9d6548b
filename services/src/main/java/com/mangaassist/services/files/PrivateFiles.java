package com.mangaassist.services.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files (mode 0600) and folders (0700) that nobody but their owner reads. Windows knows no modes:
 * there the folder of the user's own data is closed to others.
 */
public final class PrivateFiles {

  private static final String FILE = "rw-------";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFiles() {}

  /** Makes what is missing of the path; folders that exist keep their permissions. */
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, permissions("rwx------"));
    if (!Files.isWritable(folder)) {
      throw new IOException("not writable: " + folder);
    }
  }

  /** Makes an empty file where there is none; one that is there is closed to others. */
  public static void create(Path file) throws IOException {
    try {
      Files.createFile(file, permissions(FILE));
    } catch (FileAlreadyExistsException e) {
      close(file);
    }
  }

  /** Takes the others' rights from a file. */
  public static void close(Path file) throws IOException {
    if (POSIX) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
    }
  }

  /**
   * Puts the text in the place of what the file held, whole or not at all; on the disk when this
   * returns. A folder that is missing is made.
   */
  public static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(folder);
    // A name of its own: two processes may write the same file.
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part", permissions(FILE));
    try {
      fill(part, text.getBytes(StandardCharsets.UTF_8));
      replace(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void fill(Path part, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FileAttribute<?>[] permissions(String posix) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }
}
