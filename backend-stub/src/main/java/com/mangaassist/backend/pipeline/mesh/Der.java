package com.mangaassist.backend.pipeline.mesh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes ASN.1 values by the distinguished encoding rules of X.690, as far as certificates go. */
final class Der {

  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OCTETS = 0x04;
  private static final int OBJECT = 0x06;
  private static final int UTF8 = 0x0c;
  private static final int TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int LONG_FORM = 0x80;

  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(SEQUENCE, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return value(SET, joined(parts));
  }

  static byte[] integer(BigInteger number) {
    return value(INTEGER, number.toByteArray());
  }

  static byte[] bool(boolean yes) {
    return value(BOOLEAN, new byte[] {(byte) (yes ? 0xff : 0)});
  }

  static byte[] utf8(String text) {
    return value(UTF8, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant at) {
    return value(TIME, GENERALIZED.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  /** Whole bytes: no bit is unused. */
  static byte[] bits(byte[] bytes) {
    return value(BITS, joined(new byte[] {0}, bytes));
  }

  static byte[] octets(byte[] bytes) {
    return value(OCTETS, bytes);
  }

  /** An object identifier, such as {@code 2.5.4.3}. */
  static byte[] object(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    var bytes = new ByteArrayOutputStream();
    bytes.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      base128(bytes, Integer.parseInt(arcs[i]));
    }
    return value(OBJECT, bytes.toByteArray());
  }

  private static void base128(ByteArrayOutputStream bytes, int number) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (number >> shift != 0) {
        bytes.write(((number >> shift) & 0x7f) | LONG_FORM);
      }
    }
    bytes.write(number & 0x7f);
  }

  /** A value of a context of its own that holds another one whole. */
  static byte[] explicit(int number, byte[] inner) {
    return value(0xa0 | number, inner);
  }

  /** A primitive value of a context of its own. */
  static byte[] implicit(int number, byte[] content) {
    return value(0x80 | number, content);
  }

  private static byte[] value(int tag, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(tag);
    if (content.length < LONG_FORM) {
      bytes.write(content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int leading = length[0] == 0 ? 1 : 0;
      bytes.write(LONG_FORM | (length.length - leading));
      bytes.write(length, leading, length.length - leading);
    }
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
