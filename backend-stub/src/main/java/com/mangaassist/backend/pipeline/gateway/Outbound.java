package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.platform.parts.SparseLog;
import com.mangaassist.services.chat.FrameCodec;
import com.mangaassist.services.chat.ServerFrame;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out to one client. The library queues without a bound, so a client that reads slowly
 * would fill the memory: frames of an answer wait for room, everything else ends the connection
 * when there is none.
 */
final class Outbound {

  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

  /** Frames that may wait for the network; those of an answer have a few hundred bytes each. */
  private static final int ROOM = 128;

  /** Frames that were not asked for one by one, as errors and pongs, may wait besides. */
  private static final int OVERFLOW = 256;

  /** How long an answer waits for a client that takes nothing. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final WebSocketImpl socket;
  private final Duration patience;
  private final SparseLog cuts;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();
  private volatile long active = System.nanoTime();
  private volatile boolean waiting;
  private volatile boolean gone;

  Outbound(WebSocketImpl socket, Duration patience, SparseLog cuts) {
    this.socket = socket;
    this.patience = patience;
    this.cuts = cuts;
  }

  /** Sends a frame of an answer when there is room for it; drops it for a client that is gone. */
  void sendInTurn(ServerFrame frame) throws InterruptedException {
    if (awaitRoom()) {
      transmit(frame);
    } else if (!gone) {
      cuts.note("A client that does not read is cut off");
      cutOff();
    }
  }

  /** Sends a frame at once, from the library's own threads, where nothing may wait. */
  void sendAtOnce(ServerFrame frame) {
    if (!overflows()) {
      transmit(frame);
    }
  }

  /** True, and the connection ended, when the client lets too much pile up. */
  boolean overflows() {
    if (socket.outQueue.size() <= OVERFLOW) {
      return false;
    }
    cuts.note("A client that asks without reading is cut off");
    cutOff();
    return true;
  }

  /** Something of use came in or goes out; a ping of the protocol is of none. */
  void touch() {
    active = System.nanoTime();
  }

  /** Since when nothing of use has passed, as {@link System#nanoTime} tells it. */
  long idleSince() {
    return active;
  }

  private void transmit(ServerFrame frame) {
    touch();
    try {
      socket.send(FrameCodec.encode(frame));
    } catch (WebsocketNotConnectedException e) {
      LOG.debug("A frame came too late for its client");
    }
  }

  private void cutOff() {
    gone();
    socket.closeConnection(CloseFrame.POLICY_VALIDATION, "reads too slowly");
  }

  private boolean awaitRoom() throws InterruptedException {
    if (socket.outQueue.size() < ROOM) {
      return !gone;
    }
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      waiting = true;
      while (!gone && socket.outQueue.size() >= ROOM && left > 0) {
        left = drained.awaitNanos(left);
      }
      return !gone && left > 0;
    } finally {
      waiting = false;
      lock.unlock();
    }
  }

  /** Something went out. */
  void written() {
    if (waiting) {
      wake();
    }
  }

  /** The client is gone: nobody waits for it any more. */
  void gone() {
    gone = true;
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
