package com.mangaassist.backend.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Collects what is written and sends it at each flush as one chunk or DATA frame, blocking until it
 * is on its way, so that a slow client slows its producer and nothing else.
 */
final class ReplyStream extends OutputStream {
  /** Past this many bytes a write flushes by itself: bounds memory, and one frame holds it. */
  private static final int FLUSH_AT = 16 * 1024;

  private final Sending sending;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream(512);
  private boolean closed;
  private long bytes;

  ReplyStream(Sending sending) {
    this.sending = sending;
  }

  @Override
  public void write(int octet) throws IOException {
    pending.write(octet);
    bytes++;
    if (pending.size() >= FLUSH_AT) {
      flush();
    }
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    pending.write(octets, offset, length);
    bytes += length;
    if (pending.size() >= FLUSH_AT) {
      flush();
    }
  }

  /** How many were written. */
  long bytes() {
    return bytes;
  }

  @Override
  public void flush() throws IOException {
    if (closed) {
      throw new IOException("The answer has ended");
    }
    sending.write(false, takePending());
  }

  /**
   * Takes no more. The answer ends only when its handler returns: a handler that fails inside
   * try-with-resources closes too, and its client must not take the part for the whole.
   */
  @Override
  public void close() {
    closed = true;
  }

  /** Sends what is left and the end of the answer. */
  void finish() throws IOException {
    closed = true;
    sending.write(true, takePending());
  }

  private ByteBuffer takePending() {
    ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
    pending.reset();
    return bytes;
  }
}
