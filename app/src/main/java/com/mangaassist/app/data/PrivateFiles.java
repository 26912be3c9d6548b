package com.mangaassist.app.data;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner reads, where the file system knows owners. */
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

  /** Writes it whole or not at all: a temporary file beside it, then a rename. */
  static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    Files.createFile(temporary, permissions(FILE));
    Files.writeString(temporary, text);
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
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
