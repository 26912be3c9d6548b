package com.mangaassist.backend.aws.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Joins the chunks of a body in AWS's own framing ({@code aws-chunked}): a size in hex with
 * extensions such as {@code ;chunk-signature=…}, the bytes, and so on until a chunk of none, which
 * trailers may follow. The body is signed whole here, so signatures of single chunks prove nothing
 * more and are passed over.
 */
final class AwsChunks {
  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_DIGITS = 7;

  private final byte[] framed;
  private int at;

  private AwsChunks(byte[] framed) {
    this.framed = framed;
  }

  /**
   * The bytes of all chunks.
   *
   * @throws AwsFault 400 when the framing is broken or ends too early
   */
  static byte[] join(byte[] framed) throws AwsFault {
    return new AwsChunks(framed).join();
  }

  private byte[] join() throws AwsFault {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(framed.length);
    int size = size(line());
    while (size > 0) {
      if (size > framed.length - at) {
        throw malformed();
      }
      joined.write(framed, at, size);
      at += size;
      if (!line().isEmpty()) {
        throw malformed();
      }
      size = size(line());
    }
    // Trailers end with an empty line; some clients leave it out when there are none.
    while (at < framed.length) {
      line();
    }
    return joined.toByteArray();
  }

  private static int size(String line) throws AwsFault {
    int semicolon = line.indexOf(';');
    String digits = semicolon < 0 ? line : line.substring(0, semicolon);
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      throw malformed();
    }
    int size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0 || digits.charAt(i) > 'f') {
        throw malformed();
      }
      size = size << 4 | digit;
    }
    return size;
  }

  private String line() throws AwsFault {
    int end = at;
    while (end + 1 < framed.length && !(framed[end] == '\r' && framed[end + 1] == '\n')) {
      end++;
    }
    if (end + 1 >= framed.length || end - at > LONGEST_LINE) {
      throw malformed();
    }
    String line = new String(framed, at, end - at, StandardCharsets.ISO_8859_1);
    at = end + 2;
    return line;
  }

  private static AwsFault malformed() {
    return new AwsFault(
        400, "SerializationException", "The request body is not valid aws-chunked framing.");
  }
}
