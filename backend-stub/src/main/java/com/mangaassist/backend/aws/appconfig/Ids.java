package com.mangaassist.backend.aws.appconfig;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** AppConfig's ids: seven small letters and digits. */
final class Ids {
  /** What an id looks like, by AWS's model. */
  static final Pattern PATTERN = Pattern.compile("[a-z0-9]{4,7}");

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 7;

  private final RandomGenerator random;

  /** Draws from {@code random}, under a lock. */
  Ids(RandomGenerator random) {
    this.random = random;
  }

  synchronized String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
