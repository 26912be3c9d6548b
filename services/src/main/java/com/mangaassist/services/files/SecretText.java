package com.mangaassist.services.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Reads files that hold secrets. */
public final class SecretText {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private SecretText() {}

  /**
   * The whole text of a file that is for its owner alone.
   *
   * @throws IOException when it cannot be used; the message says why as half a sentence
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new IOException("others than its owner have rights on it (chmod 600 takes them away)");
    }
    try {
      String text = Files.readString(file);
      if (text.isBlank()) {
        throw new IOException("it is empty");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8", e);
    } catch (AccessDeniedException e) {
      throw new IOException("this user may not read it", e);
    }
  }
}
