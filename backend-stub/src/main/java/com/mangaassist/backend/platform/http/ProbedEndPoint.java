package com.mangaassist.backend.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A socket that tells whether its client has gone while a request of HTTP/1.1 is answered: Jetty
 * reads nothing then and would learn of it by its next write. What comes early, such as the next
 * request, is kept for Jetty.
 */
final class ProbedEndPoint extends SocketChannelEndPoint {
  private static final int EARLY = 512;

  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private ByteBuffer early = BufferUtil.EMPTY_BUFFER;

  ProbedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor executor) {
    super(channel, selector, key, scheduler);
    this.executor = executor;
  }

  /** Whether the client has ended the connection; only while a whole request is being answered. */
  boolean clientGone() {
    if (Thread.currentThread().isInterrupted()) {
      return false; // reading would close the channel, and the server stops anyway
    }
    lock.lock();
    try {
      if (early.hasRemaining()) {
        return false;
      }
      ByteBuffer read = ByteBuffer.allocate(EARLY);
      boolean ended = getChannel().read(read) < 0;
      early = read.flip();
      return ended;
    } catch (IOException e) {
      return true;
    } finally {
      lock.unlock();
    }
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
