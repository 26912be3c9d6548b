package com.mangaassist.app.data;

import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The secrets of one data folder, random when it is first used, kept in {@code credentials.json}
 * with mode 0600.
 *
 * @param accessKeyId for the AWS stand-ins, in the shape of AWS's own
 * @param secretAccessKey for the AWS stand-ins, 40 characters
 * @param apiKey for {@code X-Api-Key}
 * @param adminToken for the admin routes
 */
public record Credentials(
    String accessKeyId, String secretAccessKey, String apiKey, String adminToken) {

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
        return Json.read(Files.readString(file), Credentials.class);
      }
      Credentials made = random(random);
      PrivateFiles.write(file, Json.writePretty(made));
      return made;
    } catch (IOException e) {
      throw new Problem(
          file + " cannot be used; mend it, or delete it and new credentials are made.", e);
    }
  }

  private static Credentials random(SecureRandom random) {
    var id = new StringBuilder("AKIA");
    for (int i = 0; i < 16; i++) {
      id.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    byte[] secret = new byte[30];
    random.nextBytes(secret);
    return new Credentials(
        id.toString(),
        Base64.getEncoder().encodeToString(secret),
        "key-" + hex(random),
        "adm-" + hex(random));
  }

  private static String hex(SecureRandom random) {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What must never be shown; the access key id is a name, not a secret. */
  public List<String> secrets() {
    return List.of(secretAccessKey, apiKey, adminToken);
  }

  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
