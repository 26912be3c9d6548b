package com.mangaassist.services.bedrock;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import software.amazon.eventstream.Message;

/**
 * Cuts bytes, however they come, into the messages of an event stream. It holds no more than the
 * message that has begun. For one thread at a time.
 */
final class FrameCutter {

  /** A message without headers and payload: prelude and checksums. */
  private static final int SMALLEST = 16;

  /** What AWS lets a message be: 16 MB of payload, 128 KB of headers. */
  private static final int LARGEST = SMALLEST + (16 << 20) + (128 << 10);

  private static final int LENGTH_BYTES = 4;

  private final Consumer<Message> messages;
  private byte[] begun = new byte[0];
  private int filled;

  FrameCutter(Consumer<Message> messages) {
    this.messages = messages;
  }

  /**
   * Takes the bytes over and hands out what is whole.
   *
   * @throws RuntimeException if they are no event stream, as a checksum tells
   */
  void add(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (filled == 0) {
        whole(bytes);
      }
      if (bytes.hasRemaining()) {
        fill(bytes);
      }
    }
  }

  /** Those that lie in these bytes from end to end are read where they lie. */
  private void whole(ByteBuffer bytes) {
    while (bytes.remaining() >= LENGTH_BYTES) {
      int length = length(bytes.getInt(bytes.position()));
      if (bytes.remaining() < length) {
        return;
      }
      ByteBuffer one = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      messages.accept(Message.decode(one));
    }
  }

  private void fill(ByteBuffer bytes) {
    int wanted = filled < LENGTH_BYTES ? LENGTH_BYTES : length(ByteBuffer.wrap(begun).getInt());
    int count = Math.min(wanted - filled, bytes.remaining());
    if (begun.length < filled + count) {
      // Grows with what came, not with what was announced.
      begun = Arrays.copyOf(begun, Math.max(filled + count, Math.min(wanted, 2 * begun.length)));
    }
    bytes.get(begun, filled, count);
    filled += count;
    if (filled == wanted && wanted >= SMALLEST) {
      filled = 0;
      byte[] one = begun;
      begun = new byte[0];
      messages.accept(Message.decode(ByteBuffer.wrap(one, 0, wanted)));
    }
  }

  private static int length(int said) {
    if (said < SMALLEST || said > LARGEST) {
      throw new IllegalArgumentException(
          "A message of an event stream cannot have " + said + " bytes");
    }
    return said;
  }
}
