package com.mangaassist.app.data;

import com.mangaassist.services.files.PrivateFiles;
import com.mangaassist.services.files.SecretText;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The key pair of one data folder's AWS stand-ins, random when it is first used, kept in {@code
 * credentials.json} with mode 0600.
 *
 * @param accessKeyId in the shape of AWS's own
 * @param secretAccessKey 40 characters
 */
public record Credentials(String accessKeyId, String secretAccessKey) {

  /** Letters and digits of an access key id (RFC 4648 base 32). */
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /**
   * Reads those of the folder, or makes and keeps new ones.
   *
   * @throws Problem if the file is there but cannot be used
   */
  public static Credentials of(DataFolder folder, SecureRandom random) throws Problem {
    Path file = folder.resolve("credentials.json");
    try {
      if (Files.exists(file)) {
        return usable(Json.read(SecretText.read(file), Credentials.class));
      }
    } catch (Json.MalformedJsonException e) {
      throw unusable(file, "it is damaged", e);
    } catch (IOException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
    try {
      Credentials made = random(random);
      PrivateFiles.write(file, Json.writePretty(made));
      return made;
    } catch (IOException e) {
      throw new Problem(file + " cannot be written; choose another folder with --data DIR.", e);
    }
  }

  /** Jackson leaves out what the file leaves out. */
  private static Credentials usable(@Nullable Credentials read) throws IOException {
    if (read == null || !given(read.accessKeyId()) || !given(read.secretAccessKey())) {
      throw new IOException("a key is missing in it");
    }
    return read;
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static Problem unusable(Path file, String why, Exception cause) {
    return new Problem(
        file + " cannot be used: " + why + "; mend it, or delete it and new credentials are made.",
        cause);
  }

  private static Credentials random(SecureRandom random) {
    var id = new StringBuilder("AKIA");
    for (int i = 0; i < 16; i++) {
      id.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    byte[] secret = new byte[30];
    random.nextBytes(secret);
    return new Credentials(id.toString(), Base64.getEncoder().encodeToString(secret));
  }

  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
