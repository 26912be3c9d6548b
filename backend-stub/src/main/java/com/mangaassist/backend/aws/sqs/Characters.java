package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;

/** The characters that a message may hold: those of XML 1.0. */
final class Characters {
  private Characters() {}

  static void check(String text) throws AwsFault {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if ((c < ' ' && c != '\t' && c != '\n' && c != '\r')
          || Character.isSurrogate(c)
          || c > '\uFFFD') {
        throw SqsFaults.invalidContents();
      }
    }
  }
}
