package com.mangaassist.backend.platform.store;

import com.mangaassist.backend.platform.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody else on the machine may read; SQLite's own beside it take the same mode. */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /**
   * Creates the file, or takes the others' rights from one that is there.
   *
   * @throws StoreException if the system refuses it
   */
  public static void create(Path file) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    try {
      if (!posix) {
        return; // Windows: the folder of the user's own data is closed to others
      }
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
    } catch (FileAlreadyExistsException e) {
      restrict(file);
    } catch (IOException e) {
      throw new StoreException(Kind.NOT_WRITABLE, file + " cannot be created.", e);
    }
  }

  private static void restrict(Path file) {
    try {
      Files.setPosixFilePermissions(file, OWNER);
    } catch (IOException e) {
      throw new StoreException(Kind.NOT_WRITABLE, file + " cannot be closed to others.", e);
    }
  }
}
