package com.mangaassist.backend.pipeline.gateway;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.SocketChannelIOHelper;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;

/**
 * Lets whoever sends a frame write it to the network too, instead of asking the library's one
 * selector thread to do it: that hop costs more than the write, and it can lose a frame, because
 * the selector takes back its wish to write after it has looked at the queue, and a frame that
 * comes between waits until another follows.
 *
 * <p>Only what the network does not take at once is left to the selector. While it is at it, the
 * key says so, and nobody else writes. One for each connection.
 */
final class DirectWriting extends ForwardingListener {

  /** When to look whether the selector forgot a frame. */
  private static final int LOOK_AGAIN_MS = 20;

  private final ScheduledExecutorService timer;
  private final AtomicInteger demands = new AtomicInteger();
  private final AtomicBoolean willLookAgain = new AtomicBoolean();

  /** Writes for one connection; all else goes to the server that listens. */
  DirectWriting(WebSocketAdapter server, ScheduledExecutorService timer) {
    super(server);
    this.timer = timer;
  }

  /** Never waits: a second writer leaves its frame to the first, who looks again. */
  @Override
  public void onWriteDemand(WebSocket socket) {
    if (!(socket instanceof WebSocketImpl known)) {
      super.onWriteDemand(socket);
      return;
    }
    if (demands.getAndIncrement() > 0) {
      return;
    }
    int seen;
    do {
      seen = demands.get();
      write(known);
    } while (!demands.compareAndSet(seen, 0));
  }

  private void write(WebSocketImpl socket) {
    try {
      if ((socket.getSelectionKey().interestOps() & SelectionKey.OP_WRITE) != 0) {
        lookAgain(socket);
      } else if (!SocketChannelIOHelper.batch(socket, socket.getChannel())) {
        super.onWriteDemand(socket);
        lookAgain(socket);
      }
    } catch (CancelledKeyException e) {
      // The connection has ended; nobody will take what waits.
      socket.outQueue.clear();
    } catch (IOException | RuntimeException e) {
      // The selector will meet the same, and knows how to end a connection.
      super.onWriteDemand(socket);
    }
  }

  private void lookAgain(WebSocketImpl socket) {
    if (!willLookAgain.compareAndSet(false, true)) {
      return;
    }
    try {
      var _ =
          timer.schedule(
              () -> {
                willLookAgain.set(false);
                if (!socket.outQueue.isEmpty()) {
                  onWriteDemand(socket);
                }
              },
              LOOK_AGAIN_MS,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The gateway is closing, and its connections with it.
      willLookAgain.set(false);
    }
  }
}
