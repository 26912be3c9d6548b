package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A socket that tells whether its client has gone while a request of HTTP/1.1 is answered: Jetty
 * reads nothing then and would learn of it by its next write. What comes early, such as the next
 * request, is kept for Jetty.
 *
 * <p>The end of what a client sends does not say that it has gone: it may have shut its writing
 * side down and wait. So it is sent an interim answer, which every client of HTTP/1.1 passes over
 * (RFC 9110, 15.2); the system of one who has gone resets the connection then, and the next write
 * fails.
 */
final class ProbedEndPoint extends SocketChannelEndPoint {
  private static final int EARLY = 512;

  /** On this machine it comes while the write still runs, but for a machine that is very busy. */
  private static final long UNTIL_A_RESET_IS_HERE = 2_000_000;

  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private ByteBuffer early = BufferUtil.EMPTY_BUFFER;
  private boolean ended;

  ProbedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor executor) {
    super(channel, selector, key, scheduler);
    this.executor = executor;
  }

  /**
   * Whether the client has gone; only while a whole request is being answered.
   *
   * @param interim whether it may be asked by an interim answer: it speaks HTTP/1.1 and its answer
   *     has not begun; otherwise the writing of the answer tells
   */
  boolean clientGone(boolean interim) {
    if (Thread.currentThread().isInterrupted()) {
      return false; // reading would close the channel, and the server stops anyway
    }
    lock.lock();
    try {
      if (early.hasRemaining()) {
        return false;
      }
      if (!ended) {
        ByteBuffer read = ByteBuffer.allocate(EARLY);
        ended = getChannel().read(read) < 0;
        early = read.flip();
        return ended && interim && !answersInterim();
      }
      return false;
    } catch (IOException e) {
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** In two writes, because only the one after the reset fails. */
  private boolean answersInterim() throws IOException {
    if (!written("HTTP/1.1 100 Continue\r\n")) {
      return false;
    }
    LockSupport.parkNanos(UNTIL_A_RESET_IS_HERE);
    return written("\r\n");
  }

  private boolean written(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    return getChannel().write(bytes) > 0 && !bytes.hasRemaining();
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    lock.lock();
    try {
      return early.hasRemaining() ? BufferUtil.append(buffer, early) : super.fill(buffer);
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected void needsFillInterest() {
    boolean waiting;
    lock.lock();
    try {
      waiting = early.hasRemaining();
    } finally {
      lock.unlock();
    }
    if (waiting) {
      executor.execute(() -> getFillInterest().fillable());
    } else {
      super.needsFillInterest();
    }
  }
}
