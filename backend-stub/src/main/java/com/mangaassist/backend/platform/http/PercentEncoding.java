package com.mangaassist.backend.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of paths and queries; strict about escapes and UTF-8. */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Decodes the escapes of {@code text}; a plus sign stays one.
   *
   * @throws IllegalArgumentException when an escape is broken or the bytes are not UTF-8
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        decoded.write(raw[i]);
      } else if (i + 2 < raw.length && hex(raw[i + 1]) >= 0 && hex(raw[i + 2]) >= 0) {
        decoded.write((hex(raw[i + 1]) << 4) | hex(raw[i + 2]));
        i += 2;
      } else {
        throw new IllegalArgumentException("A broken percent escape");
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("Escapes that are not UTF-8", e);
    }
  }

  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }
}
