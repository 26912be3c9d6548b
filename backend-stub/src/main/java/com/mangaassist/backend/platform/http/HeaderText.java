package com.mangaassist.backend.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Header values beyond ASCII. Jetty reads and writes a byte as a character; AWS's clients put UTF-8
 * there, and sign it as such.
 */
final class HeaderText {
  private HeaderText() {}

  /** What the client wrote, if it was UTF-8; the bytes as they came if not. */
  static String received(String octets) {
    if (isAscii(octets)) {
      return octets;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /** The characters that Jetty writes as the bytes of the value's UTF-8. */
  static String sent(String value) {
    return isAscii(value)
        ? value
        : new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }
}
