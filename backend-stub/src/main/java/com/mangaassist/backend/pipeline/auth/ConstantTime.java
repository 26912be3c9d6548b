package com.mangaassist.backend.pipeline.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets without telling by its time where they differ. */
final class ConstantTime {

  private ConstantTime() {}

  static boolean equal(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
