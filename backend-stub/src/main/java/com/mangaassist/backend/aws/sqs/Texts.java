package com.mangaassist.backend.aws.sqs;

import java.nio.charset.StandardCharsets;

/** Sizes of texts as they travel. */
final class Texts {
  private Texts() {}

  static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
