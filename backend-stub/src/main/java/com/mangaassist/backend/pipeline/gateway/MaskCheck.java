package com.mangaassist.backend.pipeline.gateway;

import java.nio.ByteBuffer;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;

/**
 * Follows one client's frames, however they are cut into reads, and looks at nothing but whether
 * each is masked, as RFC 6455 wants it in section 5.1; the library does not look.
 */
final class MaskCheck {

  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int KEY_BYTES = 4;

  /** True when the first byte of a header was the last one seen. */
  private boolean begun;

  /** Bytes of the header's long length that are still to come. */
  private int lengthBytes;

  private long length;

  /** Bytes of key and payload that are still to come. */
  private long behind;

  /**
   * Looks through what has come; the buffer stays as it is.
   *
   * @throws InvalidDataException with 1002 at a frame without a mask
   */
  void look(ByteBuffer bytes) throws InvalidDataException {
    ByteBuffer rest = bytes.duplicate();
    while (rest.hasRemaining()) {
      if (behind > 0) {
        int passed = (int) Math.min(behind, rest.remaining());
        rest.position(rest.position() + passed);
        behind -= passed;
      } else if (lengthBytes > 0) {
        length = (length << Byte.SIZE) | (rest.get() & 0xff);
        lengthBytes--;
        if (lengthBytes == 0) {
          headerEnded();
        }
      } else if (begun) {
        second(rest.get());
      } else {
        rest.get();
        begun = true;
      }
    }
  }

  private void second(int b) throws InvalidDataException {
    if ((b & MASKED) == 0) {
      throw new InvalidDataException(
          CloseFrame.PROTOCOL_ERROR, "a client's frames have to be masked");
    }
    begun = false;
    int given = b & LENGTH;
    length = given < TWO_BYTES ? given : 0;
    lengthBytes = given == EIGHT_BYTES ? Long.BYTES : given == TWO_BYTES ? Short.BYTES : 0;
    if (lengthBytes == 0) {
      headerEnded();
    }
  }

  /** Lengths beyond all sense are refused by who reads the frames. */
  private void headerEnded() {
    behind = length < 0 ? Long.MAX_VALUE : Math.min(length, Long.MAX_VALUE - KEY_BYTES) + KEY_BYTES;
  }
}
