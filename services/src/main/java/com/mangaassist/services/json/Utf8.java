package com.mangaassist.services.json;

/** The size of texts as they travel. */
public final class Utf8 {

  private Utf8() {}

  /**
   * How many bytes a text has in UTF-8. Counted, because making the bytes of every event is felt.
   */
  public static int length(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1))) {
        bytes += 4;
        at++;
      } else {
        bytes++; // half a character leaves as a question mark
      }
    }
    return bytes;
  }
}
