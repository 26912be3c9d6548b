package com.mangaassist.backend.aws.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum that SQS's protocol prescribes; it guards against accidents, not attackers. */
final class Md5 {
  private final MessageDigest digest;

  Md5() {
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }

  static String of(String text) {
    Md5 md5 = new Md5();
    md5.digest.update(text.getBytes(StandardCharsets.UTF_8));
    return md5.hex();
  }

  void add(byte single) {
    digest.update(single);
  }

  /** The length as four bytes, then the bytes. */
  void sized(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
