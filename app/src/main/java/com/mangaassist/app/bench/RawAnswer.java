package com.mangaassist.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP answer with a length, as it comes over a kept connection.
 *
 * @param body a character for each byte
 */
record RawAnswer(int status, String body) {

  static RawAnswer read(InputStream in) throws IOException {
    String status = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    return new RawAnswer(
        Integer.parseInt(status.split(" ", -1)[1]),
        new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
  }

  private static String line(InputStream in) throws IOException {
    byte[] bytes = new byte[256];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The server closed the connection");
      }
      if (next != '\r' && length < bytes.length) {
        bytes[length] = (byte) next;
        length++;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
