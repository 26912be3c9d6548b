package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;

/** The characters that a message may hold: those of XML 1.0. */
final class Characters {
  /** AWS's sentence, under different codes for a body and for an attribute. */
  static final String PROBLEM =
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
          + " #xE000 to #xFFFD | #x10000 to #x10FFFF";

  private Characters() {}

  static void check(String text) throws AwsFault {
    if (!allowed(text)) {
      throw SqsFaults.invalidContents();
    }
  }

  static boolean allowed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if ((c < ' ' && c != '\t' && c != '\n' && c != '\r')
          || Character.isSurrogate(c)
          || c > '\uFFFD') {
        return false;
      }
    }
    return true;
  }
}
